/** Lists of people with their photographs, as drafts judged by the archive's own rules. */
import { hashOf } from '../../base/files.ts';
import { foldName } from '../../model/fold-name.ts';
import { LANGUAGES, type LocalizedText } from '../../model/language.ts';
import type { Place } from '../../model/place.ts';
import type { Finding } from '../../model/problem.ts';
import { ID_PATTERN } from '../../model/veteran.ts';
import { cleanPhoto, type Cleaned } from '../clean-photo.ts';
import { judgeDraft, type DraftPhoto, type NewEntry, type RawDraft } from '../draft.ts';
import { proposeId } from '../latin.ts';
import type { Known } from '../similar.ts';
import { findLayout, type Column, type Layout } from './columns.ts';
import { matchPhotos, type Matched } from './match-photos.ts';
import { NO_PHOTOS, type PhotoSource } from './photo-source.ts';
import { PlaceFinder } from './places.ts';
import { readRow, type Defaults, type ReadRow } from './row.ts';
import { KnownPeople } from './same-person.ts';
import { readTables } from './table.ts';

export interface ImportRequest {
  /** The bytes of an XLSX or CSV file. */
  list: Uint8Array;
  photos?: PhotoSource;
  places: readonly Place[];
  /** Everybody there is already, also those who are not shown. */
  known: readonly Known[];
  /** Ids in use now, before, or withdrawn; ids given here are added. */
  taken: Set<string>;
  defaults?: Defaults;
  /** The id a row was given when it was brought before. */
  remembered?: (key: string) => string | undefined;
  /** Cleans a photograph; the default keeps nothing. */
  clean?: (bytes: Uint8Array, name: string) => Promise<Cleaned>;
}

export interface ImportedRow {
  /** Empty for CSV. */
  sheet: string;
  /** As the spreadsheet counts, from 1. */
  row: number;
  /** The same for a row whose name, birth and place are unchanged. */
  key: string;
  /** `new`: may be written; `there`: the person is in the archive; `broken`: must be mended. */
  verdict: 'new' | 'there' | 'broken';
  id: string;
  entry: NewEntry | null;
  raw: RawDraft;
  photos: DraftPhoto[];
  /** Names in the source of the photographs that belong to the row. */
  photoNames: string[];
  contacts: ReadRow['contacts'];
  findings: Finding[];
  columns: readonly Column[];
}

export interface OpenedImport {
  /** How many rows name somebody. */
  total: number;
  /** Columns that were not understood or are the sender's, so that nobody misses them. */
  left: { heading: string; index: number; target: 'unknown' | 'private' }[];
  /** Photographs that belong to nobody. */
  spare: string[];
  /** One at a time, so that memory does not grow with the photographs. */
  rows(): AsyncGenerator<ImportedRow>;
}

interface Found {
  sheet: string;
  row: number;
  layout: Layout;
  read: ReadRow;
}

/** Reads a list and finds its photographs; nothing is written. Never throws for the files' sake. */
export async function openImport(
  request: ImportRequest,
): Promise<OpenedImport | { refused: Finding }> {
  const read = await readTables(request.list);
  if ('refused' in read) return read;
  const places = new PlaceFinder(request.places);
  const layouts = read.tables.flatMap((table) => {
    const layout = findLayout(table);
    return layout ? [{ table, layout }] : [];
  });
  if (layouts.length === 0) return { refused: { code: 'import-no-headings', field: '' } };
  const found = layouts.flatMap(({ table, layout }) =>
    table.rows.slice(layout.firstRow).flatMap((cells, index): Found[] => {
      const row = readRow(cells, layout, places, request.defaults);
      return row
        ? [{ sheet: table.name, row: layout.firstRow + index + 1, layout, read: row }]
        : [];
    }),
  );
  const source = request.photos ?? NO_PHOTOS;
  const matched = matchPhotos(
    found.map(({ read: { photos, raw } }) => ({ photos, name: (raw.name ?? {}) as LocalizedText })),
    source.names,
  );
  const used = new Set(matched.flatMap(({ names }) => names));
  return {
    total: found.length,
    left: layouts.flatMap(({ layout }) =>
      layout.columns.flatMap(({ heading, index, target }) =>
        target === 'unknown' || target === 'private' ? [{ heading, index, target }] : [],
      ),
    ),
    spare: source.names.filter((name) => !used.has(name)),
    rows: () => importRows(request, found, matched),
  };
}

async function* importRows(
  request: ImportRequest,
  found: readonly Found[],
  matched: readonly Matched[],
): AsyncGenerator<ImportedRow> {
  const people = new KnownPeople();
  for (const person of request.known) people.add(person);
  const rowOf = new Map<string, number>();
  for (const [index, { sheet, row, layout, read }] of found.entries()) {
    const { raw } = read;
    const person = personOf(raw);
    const key = hashOf(nameKey(person.name), person.birth?.date ?? '', person.place ?? '');
    const before = request.remembered?.(key) ?? (read.id ? undefined : people.same(person));
    const there = read.id && request.taken.has(read.id) ? read.id : before;
    const match = matched[index] ?? { names: [], findings: [] };
    const common = {
      sheet,
      row,
      key,
      raw,
      photoNames: match.names,
      contacts: read.contacts,
      columns: layout.columns,
    };
    if (there !== undefined) {
      const twice = rowOf.get(there);
      const finding: Finding = twice
        ? { code: 'import-twice', field: 'name', params: { row: twice } }
        : { code: 'import-there', field: 'name', severity: 'warning', params: { id: there } };
      const verdict = twice ? ('broken' as const) : ('there' as const);
      yield { ...common, verdict, id: there, entry: null, photos: [], findings: [finding] };
      continue;
    }
    const id = read.id ?? proposeId(person, request.taken);
    request.taken.add(id);
    rowOf.set(id, row);
    const photos = await readPhotos(request, match.names, read.credit);
    const judged = judgeDraft(raw, {
      id,
      placeIds: new Set(request.places.map((place) => place.id)),
      photos: photos.clean,
    });
    const known: Known = { ...person, id, hashes: photos.hashes };
    const findings = [
      ...read.findings,
      ...match.findings,
      ...photos.findings,
      ...judged.findings.filter(
        ({ code, field }) => code !== 'missing' || !has(read.findings, field),
      ),
      ...people
        .similar(known)
        .slice(0, MOST_SIMILAR)
        .map(({ id: other }) => similar(other)),
    ];
    people.add(known);
    const isBroken = findings.some(({ severity }) => severity !== 'warning');
    yield {
      ...common,
      verdict: isBroken ? 'broken' : 'new',
      id,
      entry: isBroken ? null : judged.accepted,
      photos: photos.clean,
      findings,
    };
  }
}

const MOST_SIMILAR = 3;

const similar = (id: string): Finding => ({
  code: 'import-similar',
  field: 'name',
  severity: 'warning',
  params: { id },
});

const has = (findings: readonly Finding[], field: string): boolean =>
  findings.some((finding) => finding.field === field);

const nameKey = (name: LocalizedText): string =>
  LANGUAGES.map((language) => foldName(name[language] ?? '').join(' ')).join('|');

function personOf(raw: RawDraft): Omit<Known, 'id'> & { id: string } {
  const birth = (raw.birth as { date?: unknown } | undefined)?.date;
  return {
    id: '',
    name: (raw.name ?? {}) as LocalizedText,
    ...(raw.familyName ? { familyName: raw.familyName } : {}),
    ...(typeof birth === 'string' && { birth: { date: birth } }),
    ...(typeof raw.place === 'string' && ID_PATTERN.test(raw.place) && { place: raw.place }),
  };
}

async function readPhotos(
  { photos = NO_PHOTOS, clean = cleanPhoto }: ImportRequest,
  names: readonly string[],
  credit: LocalizedText,
): Promise<{ clean: DraftPhoto[]; hashes: string[]; findings: Finding[] }> {
  const result: { clean: DraftPhoto[]; hashes: string[]; findings: Finding[] } = {
    clean: [],
    hashes: [],
    findings: [],
  };
  for (const name of names) {
    const bytes = await photos.read(name).catch(() => null);
    const cleaned: Cleaned = bytes
      ? await clean(bytes, name)
      : { refused: { code: 'import-photo-unreadable', field: 'photos', params: { file: name } } };
    if ('refused' in cleaned) result.findings.push(cleaned.refused);
    else {
      const { bytes: jpeg, width, height, hash, advice } = cleaned.photo;
      const isCredited = Object.keys(credit).length > 0;
      result.clean.push({ bytes: jpeg, width, height, ...(isCredited && { credit }) });
      result.hashes.push(hash);
      result.findings.push(...advice);
    }
  }
  return result;
}
