/** Lists of people with their photographs, as drafts judged by the archive's own rules. */
import type { LocalizedText } from '../../model/language.ts';
import type { Finding } from '../../model/problem.ts';
import { findLayout } from './columns.ts';
import { judgeRows } from './judge-rows.ts';
import { matchPhotos } from './match-photos.ts';
import { NO_PHOTOS } from './photo-source.ts';
import { PlaceFinder } from './places.ts';
import { readRow } from './row.ts';
import { readTables } from './table.ts';
import type { Found, ImportRequest, OpenedImport } from './types.ts';

export type { ImportedRow, ImportRequest, OpenedImport } from './types.ts';

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
    layouts: layouts.map(({ table, layout }) => ({ sheet: table.name, columns: layout.columns })),
    spare: source.names.filter((name) => !used.has(name)),
    rows: () => judgeRows(request, found, matched),
  };
}
