/** Rows one after the other: who is there already, which photographs, what the rules say. */
import { hashOf } from '../../base/platform/files.ts';
import { foldName } from '../../model/fold-name.ts';
import { LANGUAGES, type LocalizedText } from '../../model/language.ts';
import { fault, warning, type Finding } from '../../model/problem.ts';
import { ID_PATTERN } from '../../model/veteran.ts';
import { judgeDraft, type RawDraft } from '../draft/draft.ts';
import { proposeId } from '../draft/latin.ts';
import { readPhotos } from '../draft/read-photos.ts';
import type { Known, Similar } from '../draft/similar.ts';
import { cleanPhoto } from '../photo/clean-photo.ts';
import type { Matched } from './match-photos.ts';
import { NO_PHOTOS } from './photo-source.ts';
import { KnownPeople } from './same-person.ts';
import { placeNames } from './places.ts';
import type { Found, ImportedRow, ImportRequest } from './types.ts';

/** Each row judged in turn, beside everybody known and the rows before it. */
export async function* judgeRows(
  request: ImportRequest,
  found: readonly Found[],
  matched: readonly Matched[],
): AsyncGenerator<ImportedRow> {
  const people = new KnownPeople();
  for (const person of request.known) people.add(person);
  const { photos: source = NO_PHOTOS, clean = cleanPhoto } = request;
  const means = { read: (name: string) => source.read(name), clean };
  const rowOf = new Map<string, number>();
  const names = placeNames(request.places);
  for (const [index, { sheet, row, columns, read }] of found.entries()) {
    const { raw } = read;
    const person = personOf(raw);
    const key = keyOf(person, read.id);
    const before = request.remembered?.(key) ?? (read.id ? undefined : people.same(person));
    const isAsked = before === undefined && people.isOfAnother(read.id ?? '', person);
    const there = read.id && request.taken.has(read.id) ? read.id : before;
    const match = matched[index] ?? { names: [], findings: [] };
    const common = {
      sheet,
      row,
      key,
      raw,
      photoNames: match.names,
      contacts: read.contacts,
      columns,
      entry: null,
      photos: [],
      unreadable: [],
    };
    if (there !== undefined) {
      const finding = alreadyThere(there, rowOf.get(there), isAsked);
      const verdict = finding.severity === 'warning' ? ('there' as const) : ('broken' as const);
      yield { ...common, verdict, id: there, findings: [finding] };
      continue;
    }
    const id = read.id ?? proposeId(person, request.taken);
    request.taken.add(id);
    rowOf.set(id, row);
    const photos = await readPhotos(means, match.names, read.credit);
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
      ...judged.findings
        .filter(({ code, field }) => !isMissing(code) || !has(read.findings, field))
        .filter(({ code }) => code !== 'consent-page')
        .map((finding) => inTheList(finding, raw, names)),
      ...people
        .find(known)
        .slice(0, MOST_SIMILAR)
        .map((other) => similar(other, rowOf)),
    ];
    people.add(known);
    const isBroken = findings.some(({ severity }) => severity !== 'warning');
    yield {
      ...common,
      verdict: isBroken ? 'broken' : 'new',
      id,
      entry: isBroken ? null : judged.accepted,
      photos: photos.clean,
      unreadable: photos.unreadable,
      findings,
    };
  }
}

/** Why a row makes nobody new: a row before it did, or the archive has the id; or it is asked whose id that is. */
function alreadyThere(id: string, row: number | undefined, isAsked: boolean): Finding {
  if (row) return fault('import-twice', 'name', { row });
  return isAsked
    ? fault('import-id-taken', 'id', { value: id })
    : warning('import-there', 'name', { id });
}

const MOST_SIMILAR = 3;

/** One picture on two people is told as that, however their names are. */
function similar({ id, because }: Similar, rowOf: ReadonlyMap<string, number>): Finding {
  const row = rowOf.get(id);
  const params = { id, ...(row && { row }) };
  if (!because.includes('picture')) return warning('import-similar', 'name', params);
  return warning(row ? 'import-same-picture' : 'import-picture-there', 'photos', params);
}

/** What every row must say. */
const REQUIRED = ['name', 'place', 'category', 'consent'];
const isMissing = (code: string): boolean => code === 'missing' || code === 'consent-needed';

/** The finding in the words of a list, which says by itself that the page comes first: which column lacks what, and what may be written there. */
function inTheList(
  finding: Finding,
  { consent }: RawDraft,
  names: Readonly<Record<string, string>>,
): Finding {
  const [group = ''] = finding.field.split('.');
  if (finding.code === 'consent-needed') return { ...finding, code: 'import-consent-refused' };
  if (finding.code !== 'missing' || !REQUIRED.includes(group)) return finding;
  const isPartial = group === 'consent' && consent !== undefined;
  return {
    code: isPartial ? 'import-consent-no-page' : `import-missing-${group}`,
    field: finding.field,
    ...(group === 'place' && { params: names }),
  };
}

const has = (findings: readonly Finding[], field: string): boolean =>
  findings.some(
    (finding) =>
      finding.field === field ||
      (finding.field.split('.')[0] === field.split('.')[0] && field.startsWith('consent')),
  );

/** An id in the list tells namesakes apart. */
const keyOf = ({ name, birth, place }: Known, id: string | undefined): string =>
  hashOf(nameKey(name), birth?.date ?? '', place ?? '', ...(id ? [id] : []));

const nameKey = (name: LocalizedText): string =>
  LANGUAGES.map((language) => foldName(name[language] ?? '').join(' ')).join('|');

function personOf(raw: RawDraft): Known {
  const birth = (raw.birth as { date?: unknown } | undefined)?.date;
  return {
    id: '',
    name: (raw.name ?? {}) as LocalizedText,
    ...(raw.familyName ? { familyName: raw.familyName } : {}),
    ...(typeof birth === 'string' && { birth: { date: birth } }),
    ...(typeof raw.place === 'string' && ID_PATTERN.test(raw.place) && { place: raw.place }),
  };
}
