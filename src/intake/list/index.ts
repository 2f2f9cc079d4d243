/** Lists of people with their photographs, as drafts judged by the archive's own rules. */
import type { LocalizedText } from '../../model/language.ts';
import { fault, type Finding } from '../../model/problem.ts';
import { doubled, recognise } from './columns.ts';
import { judgeRows } from './judge-rows.ts';
import { matchPhotos } from './match-photos.ts';
import { NO_PHOTOS } from './photo-source.ts';
import { assignPictures } from './pictures/assign.ts';
import { findPictures } from './pictures/index.ts';
import { PlaceFinder } from './places.ts';
import { readSheets } from './sheets.ts';
import { readTables } from './table.ts';
import type { Table } from './cells.ts';
import { isLeft, type ImportRequest, type OpenedImport } from './types.ts';

export type { ImportedRow, ImportRequest, OpenedImport } from './types.ts';

/** Reads a list and finds its photographs; nothing is written. Never throws for the files' sake. */
export async function openImport(
  request: ImportRequest,
): Promise<OpenedImport | { refused: Finding }> {
  const read = await readTables(request.list);
  if ('refused' in read) return read;
  const inside = await findPictures(request.list, read.tables);
  const { layouts, found, left, notes } = readSheets(
    inside.tables,
    new PlaceFinder(request.places),
    request.defaults,
  );
  if (layouts.length === 0) return { refused: whyNothing(read.tables) };
  const source = request.photos ?? NO_PHOTOS;
  const pictures = assignPictures(inside, found);
  const matched = matchPhotos(
    found.map(({ row, read: { photos, isPhotoSaid, raw } }, index) => ({
      row,
      photos,
      isPhotoSaid: isPhotoSaid && pictures.rows[index]?.names.length === 0,
      name: (raw.name ?? {}) as LocalizedText,
    })),
    source,
  ).map(({ names, findings }, index) => ({
    names: [...names, ...(pictures.rows[index]?.names ?? [])],
    findings: [...findings, ...(pictures.rows[index]?.findings ?? [])],
  }));
  return {
    total: found.length,
    left: layouts.flatMap(({ columns }) => columns.filter(isLeft)),
    doubled: layouts.flatMap(({ columns }) => doubled(columns)),
    leftRows: left,
    sheets: [...notes, ...pictures.notes],
    layouts,
    pictures: [...source.names, ...pictures.names],
    unexpectedFiles: [...source.others, ...pictures.lost],
    rows: () => judgeRows({ ...request, photos: inside.beside(source) }, found, matched),
  };
}

/** Why no sheet could be read: with the headings that were found, so that they can be corrected. */
function whyNothing(tables: readonly Table[]): Finding {
  const visible = tables.filter(({ isHidden }) => !isHidden);
  if (visible.length === 0) return fault('import-all-hidden', '');
  const list = headingsSeen(visible).slice(0, MOST_HEADINGS).join(', ').slice(0, 400);
  return list ? fault('import-no-name', '', { list }) : fault('import-no-headings', '');
}

const MOST_HEADINGS = 20;

/** Texts of the row that looks most like headings. */
function headingsSeen(tables: readonly Table[]): string[] {
  const rows = tables.flatMap(({ rows }) => rows.slice(0, 30));
  const known = (row: Table['rows'][number]): number =>
    row.filter((cell) => typeof cell === 'string' && recognise(cell) !== null).length;
  const best = rows.reduce<Table['rows'][number]>(
    (one, next) => (known(next) > known(one) ? next : one),
    [],
  );
  return best.flatMap((cell) =>
    typeof cell === 'string' && cell.trim() ? [`«${cell.trim()}»`] : [],
  );
}
