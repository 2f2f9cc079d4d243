/** To whom the pictures inside a list belong: to the person of the row they stand in, or to nobody. */
import { fault, warning } from '../../../model/problem.ts';
import type { Matched } from '../match-photos.ts';
import { isLeft, type Found, type SheetNote } from '../types.ts';
import type { Inside, InsidePicture } from './index.ts';

export interface AssignedPictures {
  /** One for each row that was found, in their order. */
  rows: Matched[];
  /** Names of all pictures that can be read. */
  names: string[];
  /** Names of cells whose picture the file has not. */
  lost: string[];
  notes: SheetNote[];
}

/** More in one row are no photographs of one person. */
const MOST_IN_ROW = 20;
const LONGEST_LIST = 50;

/** Assigns each picture to its row; what remains is told, with what to do. */
export function assignPictures(
  { pictures, trouble }: Inside,
  found: readonly Found[],
): AssignedPictures {
  const rows: Matched[] = found.map(() => ({ names: [], findings: [] }));
  const byRow = new Map(found.map(({ sheet, row }, index) => [`${row} ${sheet}`, index]));
  const alone: string[] = [];
  const lost: string[] = [];
  for (const picture of pictures) {
    const index = byRow.get(`${picture.row} ${picture.sheet}`);
    const match = index === undefined ? undefined : rows[index];
    const isTaken = match && isOfRow(picture, found[index as number]);
    if (!picture.member) {
      if (isTaken)
        match.findings.push(fault('import-picture-lost', 'photos', { list: picture.name }));
      else lost.push(picture.name);
    } else if (isTaken && match.names.length < MOST_IN_ROW) {
      match.names.push(picture.name);
      // What was cut off in the sheet may be somebody else.
      if (picture.isEdited)
        match.findings.push(warning('import-picture-edited', 'photos', { file: picture.name }));
    } else alone.push(picture.name);
  }
  const isThere = ({ member }: InsidePicture): boolean => member !== null;
  return {
    rows,
    names: pictures.filter(isThere).map(({ name }) => name),
    lost: pictures.filter((picture) => !isThere(picture)).map(({ name }) => name),
    notes: [
      ...note('pictures-alone', alone),
      ...note('pictures-lost', lost),
      ...(trouble ? [{ ...EMPTY, reason: `pictures-${trouble}` as const }] : []),
    ],
  };
}

const EMPTY = { sheet: '', rows: 0 } as const;

function note(reason: SheetNote['reason'], names: readonly string[]): SheetNote[] {
  if (names.length === 0) return [];
  const more = names.length > LONGEST_LIST ? ' …' : '';
  return [{ ...EMPTY, reason, list: `${names.slice(0, LONGEST_LIST).join(', ')}${more}` }];
}

/** A picture is of its row unless it stands in a column that is not taken. */
function isOfRow({ columns: [first, last] }: InsidePicture, found: Found | undefined): boolean {
  const columns = found?.columns ?? [];
  const isOver = columns.some(
    ({ index, target }) => target === 'photos' && index >= first && index <= last,
  );
  const own = columns.find(({ index }) => index === first);
  return isOver || !own || !isLeft(own);
}
