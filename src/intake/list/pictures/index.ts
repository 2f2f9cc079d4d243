/** Pictures inside a list: over its cells, or as the value of a cell. */
import { LARGEST_PHOTO } from '../../../model/photo-limits.ts';
import { columnLetter } from '../cell-address.ts';
import type { PhotoSource } from '../photo-source.ts';
import type { Table } from '../cells.ts';
import { isZip } from '../table.ts';
import { anchoredPictures, heightsOf } from './anchors.ts';
import { cellImages, cellsByText, cellsByXml, type CellImages } from './cell-pictures.ts';
import { Parts } from './parts.ts';

export interface InsidePicture {
  /** «Парақ1!F2 (image1.jpg)»: for people. */
  name: string;
  sheet: string;
  /** As the spreadsheet counts; `null` where no row has a clear claim. */
  row: number | null;
  /** Columns it lies over, from 0. */
  columns: readonly [first: number, last: number];
  /** The part; `null` where the file has it not. */
  member: string | null;
  /** The value of a cell, not something that lies over it. */
  isCell: boolean;
  /** Cut, turned or mirrored in the sheet, which its file is not. */
  isEdited: boolean;
}

export interface Inside {
  /** Without the cells that are pictures: what stands there is no text. */
  tables: Table[];
  pictures: InsidePicture[];
  /** `many`: there are more than are read; `unread`: the file cannot be opened for them. */
  trouble: 'many' | 'unread' | null;
  /** The photographs of the source and those of the list. */
  beside(source: PhotoSource): PhotoSource;
}

/** Bounds of a list; a ZIP of photographs has its own. */
const MOST_PICTURES = 5_000;

/** Finds the pictures inside a list. Never throws for the file's sake. */
export async function findPictures(bytes: Uint8Array, tables: readonly Table[]): Promise<Inside> {
  let parts: Parts | null = null;
  const fromText = (): InsidePicture[] => tables.flatMap((table) => fromTexts(table, NO_IMAGES));
  let pictures: InsidePicture[];
  let isUnread = false;
  try {
    if (isZip(bytes)) parts = await Parts.open(bytes);
    pictures = parts && parts.media.length > 0 ? await fromWorkbook(parts, tables) : fromText();
  } catch {
    isUnread = true;
    pictures = fromText();
  }
  const byName = new Map(pictures.map((picture) => [picture.name, picture]));
  const taken = [...byName.values()].slice(0, MOST_PICTURES);
  const opened = parts;
  return {
    tables: tables.map((table) => withoutCells(table, pictures)),
    pictures: taken,
    trouble: isUnread ? 'unread' : byName.size > MOST_PICTURES ? 'many' : null,
    beside: (source) => ({
      ...source,
      read: async (name) => {
        const member = byName.get(name)?.member;
        return opened && member ? opened.bytes(member, LARGEST_PHOTO) : source.read(name);
      },
    }),
  };
}

const NO_IMAGES: CellImages = { byId: new Map(), byValue: new Map() };

const fromTexts = (table: Table, { byId }: CellImages): InsidePicture[] =>
  cellsByText(table).map(({ row, column, id }) =>
    inCell(table.name, row, column, byId.get(id) ?? null),
  );

async function fromWorkbook(parts: Parts, tables: readonly Table[]): Promise<InsidePicture[]> {
  const images = await cellImages(parts);
  const found: InsidePicture[] = [];
  for (const table of tables) {
    const { part = '' } = table;
    const relations = await parts.relations(part);
    const drawings = relations.filter(({ type }) => type.endsWith('/drawing'));
    const hasCells = images.byId.size > 0 || images.byValue.size > 0;
    const xml = hasCells || drawings.length > 0 ? await parts.text(part) : '';
    found.push(...fromTexts(table, images));
    if (hasCells)
      for (const { row, column, member } of cellsByXml(xml, images, room(found)))
        found.push(inCell(table.name, row, column, member));
    for (const { target } of drawings)
      if (target && room(found) > 0)
        found.push(...(await overCells(parts, target, table.name, xml, room(found))));
  }
  const placed = new Set(found.map(({ member }) => member));
  const loose = parts.media.filter((name) => !placed.has(name) && SHOWN.test(name));
  return [
    ...found,
    ...loose.map((name): InsidePicture => ({
      ...inCell('', 0, 0, name),
      name,
      row: null,
      isCell: false,
    })),
  ];
}

/** One more than is taken, so that it is known that there are too many. */
const room = (found: readonly unknown[]): number => Math.max(0, MOST_PICTURES + 1 - found.length);

/** Drawn twins of pictures are none that anybody misses. */
const SHOWN = /\.(?:jpe?g|png|gif|bmp|tiff?|webp|heic)$/i;

async function overCells(
  parts: Parts,
  drawing: string,
  sheet: string,
  xml: string,
  most: number,
): Promise<InsidePicture[]> {
  const relations = await parts.relations(drawing);
  const targets = new Map(relations.map(({ id, target }) => [id, parts.nameOf(target)]));
  return anchoredPictures(await parts.text(drawing), heightsOf(xml), most).map(
    ({ embed, isEdited, row, at }): InsidePicture => {
      const member = targets.get(embed ?? '') ?? null;
      return {
        ...inCell(sheet, at.row, at.column, member),
        row: row === null ? null : row + 1,
        columns: [at.column, at.last],
        isCell: false,
        isEdited,
      };
    },
  );
}

const inCell = (
  sheet: string,
  row: number,
  column: number,
  member: string | null,
): InsidePicture => ({
  name: nameFor(sheet, row, column, member),
  sheet,
  row: row + 1,
  columns: [column, column],
  member,
  isCell: true,
  isEdited: false,
});

/** As Excel writes a cell, with the picture's own name. */
function nameFor(sheet: string, row: number, column: number, member: string | null): string {
  const cell = `${sheet && `${sheet}!`}${columnLetter(Math.min(column, LAST_COLUMN))}${row + 1}`;
  return member ? `${cell} (${member.slice(member.lastIndexOf('/') + 1)})` : cell;
}

const LAST_COLUMN = 16_383;

/** The value of a cell that is a picture stands for it and says nothing itself. */
function withoutCells(table: Table, pictures: readonly InsidePicture[]): Table {
  const own = new Set(
    pictures
      .filter(({ sheet, isCell }) => isCell && sheet === table.name)
      .map(({ row, columns }) => `${row} ${columns[0]}`),
  );
  if (own.size === 0) return table;
  const rows = table.rows.map((row, at) =>
    row.map((cell, column) => (own.has(`${at + 1} ${column}`) ? null : cell)),
  );
  return { ...table, rows };
}
