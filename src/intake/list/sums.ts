/** Sums of a list that add up: no row and no picture is lost without being named. */
import type { Refused } from '../../base/formats/unzip.ts';
import type { ImportedRow, OpenedImport } from './types.ts';

export interface Sums {
  /** `total` = `taken` + `asked` + `there` + `left`. */
  rows: Record<'total' | 'taken' | 'asked' | 'there' | 'left', number>;
  /** `total` = `given` + `spare` + `unreadable`. */
  pictures: Record<'total' | 'given' | 'spare' | 'unreadable', number>;
  /** Pictures of nobody who is taken in. */
  spare: string[];
  /** Files that no picture could be made of. */
  unreadable: string[];
}

type Counted = Pick<OpenedImport, 'leftRows' | 'sheets' | 'pictures' | 'unexpectedFiles'>;
type CountedRow = Pick<ImportedRow, 'verdict' | 'photoNames' | 'unreadable'>;

/** Counts rows as they pass. */
export class Tally {
  readonly #verdicts = { new: 0, broken: 0, there: 0 };
  readonly #given = new Set<string>();
  readonly #unreadable = new Set<string>();

  add({ verdict, photoNames, unreadable }: CountedRow): void {
    this.#verdicts[verdict] += 1;
    for (const name of unreadable) this.#unreadable.add(name);
    if (verdict !== 'there')
      for (const name of photoNames) if (!unreadable.includes(name)) this.#given.add(name);
  }

  /** @param refused Members of the ZIP that were left alone. */
  close(
    { leftRows, sheets, pictures, unexpectedFiles }: Counted,
    refused: readonly Refused[],
  ): Sums {
    const { new: taken, broken: asked, there } = this.#verdicts;
    const left = leftRows.length + sheets.reduce((sum, { rows }) => sum + rows, 0);
    const lost = [...unexpectedFiles, ...refused.map(({ name }) => name)];
    const unreadable = [...this.#unreadable, ...lost];
    const spare = pictures.filter((name) => !this.#given.has(name) && !this.#unreadable.has(name));
    return {
      rows: { total: taken + asked + there + left, taken, asked, there, left },
      pictures: {
        total: pictures.length + lost.length,
        given: this.#given.size,
        spare: spare.length,
        unreadable: unreadable.length,
      },
      spare,
      unreadable,
    };
  }
}
