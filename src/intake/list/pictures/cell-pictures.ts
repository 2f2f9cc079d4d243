/** Pictures that are the value of a cell: of WPS (`DISPIMG`) and of Excel ("place in cell"). */
import type { Table } from '../cells.ts';
import type { Parts } from './parts.ts';
import { columnIndex } from '../cell-address.ts';
import { tagsOf, type Tag } from './tags.ts';

/** A cell that holds a picture; both counted from 0. */
export interface PictureCell {
  row: number;
  column: number;
  /** The part; `null` where the file has it not. */
  member: string | null;
}

const DISPIMG = /DISPIMG\(\s?"([^"<>]{1,100})"/i;
const IS_DISPIMG = /^=?(?:_xlfn\.)?DISPIMG\(/i;

/** Cells whose very text is the formula, as it comes out of every reader, and out of CSV. */
export const cellsByText = ({ rows }: Table): { row: number; column: number; id: string }[] =>
  rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) =>
      typeof cell === 'string' && IS_DISPIMG.test(cell)
        ? [{ row, column, id: DISPIMG.exec(cell)?.[1] ?? '' }]
        : [],
    ),
  );

/** Where the pictures of cells lie. */
export interface CellImages {
  byId: ReadonlyMap<string, string | null>;
  /** By the cell's attribute `vm`, which is counted from 1. */
  byValue: ReadonlyMap<string, string | null>;
}

export async function cellImages(parts: Parts): Promise<CellImages> {
  return { byId: await imagesOfWps(parts), byValue: await imagesOfExcel(parts) };
}

async function targets(parts: Parts, part: string): Promise<Map<string, string | null>> {
  const relations = await parts.relations(part);
  return new Map(relations.map(({ id, target }) => [id, parts.nameOf(target)]));
}

async function imagesOfWps(parts: Parts): Promise<Map<string, string | null>> {
  const part = 'xl/cellimages.xml';
  const images = new Map<string, string | null>();
  if (!parts.has(part)) return images;
  const members = await targets(parts, part);
  let name = '';
  for (const tag of tagsOf(await parts.text(part)))
    if (tag.name === 'cNvPr' && !tag.isEnd) name = tag.attribute('name') ?? '';
    else if (tag.name === 'blip' && !tag.isEnd)
      images.set(name, members.get(tag.attribute('embed') ?? '') ?? null);
  return images;
}

const RICH = 'xl/richData/';

/** From the cell's number to its rich value, to a relation, to the picture. */
async function imagesOfExcel(parts: Parts): Promise<Map<string, string | null>> {
  const images = new Map<string, string | null>();
  const part = `${RICH}richValueRel.xml`;
  if (!parts.has(part)) return images;
  const members = await targets(parts, part);
  const pictures: (string | null)[] = [];
  for (const tag of tagsOf(await parts.text(part)))
    if (tag.name === 'rel' && !tag.isEnd)
      pictures.push(members.get(tag.attribute('id') ?? '') ?? null);
  const structures = nested(await parts.text(`${RICH}rdrichvaluestructure.xml`), 's', 'k');
  const values = nested(await parts.text(`${RICH}rdrichvalue.xml`), 'rv', 'v');
  for (const [index, rich] of richValues(await parts.text('xl/metadata.xml')).entries()) {
    const value = rich === null ? undefined : values[rich];
    const keys = structures[Number(value?.tag.attribute('s'))]?.inside ?? [];
    const at = keys.findIndex((key) => key.attribute('n') === '_rvRel:LocalImageIdentifier');
    if (value && at >= 0)
      images.set(String(index + 1), pictures[Number(value.inside[at]?.text)] ?? null);
  }
  return images;
}

/** Elements with those of another name inside them. */
function nested(xml: string, outer: string, inner: string): { tag: Tag; inside: Tag[] }[] {
  const found: { tag: Tag; inside: Tag[] }[] = [];
  for (const tag of tagsOf(xml))
    if (tag.isEnd) continue;
    else if (tag.name === outer) found.push({ tag, inside: [] });
    else if (tag.name === inner) found.at(-1)?.inside.push(tag);
  return found;
}

/** The rich value of each block of the cells' metadata; `null` for metadata of another kind. */
function richValues(xml: string): (number | null)[] {
  const types: string[] = [];
  const future: number[] = [];
  const blocks: (number | null)[] = [];
  let place = '';
  for (const tag of tagsOf(xml)) {
    const { name, isEnd } = tag;
    if (name === 'futureMetadata')
      place = !isEnd && tag.attribute('name') === 'XLRICHVALUE' ? 'future' : '';
    else if (name === 'valueMetadata') place = isEnd ? '' : 'value';
    else if (isEnd) continue;
    else if (name === 'metadataType') types.push(tag.attribute('name') ?? '');
    else if (name === 'bk' && place === 'value') blocks.push(null);
    else if (name === 'bk' && place === 'future') future.push(-1);
    else if (name === 'rvb' && place === 'future')
      future[future.length - 1] = Number(tag.attribute('i'));
    else if (name === 'rc' && place === 'value' && blocks.at(-1) === null) {
      const isRich = types[Number(tag.attribute('t')) - 1] === 'XLRICHVALUE';
      if (isRich) blocks[blocks.length - 1] = future[Number(tag.attribute('v'))] ?? null;
    }
  }
  return blocks;
}

/** Cells that hold pictures by their formula or their metadata, whatever stands in them; as far as `most`. */
export function cellsByXml(
  sheet: string,
  { byId, byValue }: CellImages,
  most: number,
): PictureCell[] {
  const found: PictureCell[] = [];
  let [row, column] = [-1, -1];
  for (const tag of tagsOf(sheet)) {
    if (tag.isEnd) continue;
    if (found.length >= most) break;
    if (tag.name === 'row') {
      const number = tag.attribute('r');
      [row, column] = [number === undefined ? row + 1 : Number(number) - 1, -1];
    } else if (tag.name === 'c') {
      column = columnIndex(tag.attribute('r') ?? '') ?? column + 1;
      const member = byValue.get(tag.attribute('vm') ?? '');
      if (member !== undefined) found.push({ row, column, member });
    } else if (tag.name === 'f') {
      const id = DISPIMG.exec(tag.text)?.[1];
      if (id !== undefined) found.push({ row, column, member: byId.get(id) ?? null });
    }
  }
  return found;
}
