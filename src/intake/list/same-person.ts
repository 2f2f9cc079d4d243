/** Who is there already: so that a list brought again makes nobody twice. */
import { foldName } from '../../model/fold-name.ts';
import { dayRange } from '../../model/partial-date.ts';
import { writtenDate } from '../../model/written-date.ts';
import { SimilarIndex, type Known } from '../draft/similar.ts';

/** Everybody known so far, the archive's people and the rows before. */
export class KnownPeople extends SimilarIndex {
  readonly #byName = new Map<string, Known[]>();

  override add(person: Known): void {
    super.add(person);
    for (const key of keysOf(person))
      this.#byName.set(key, [...(this.#byName.get(key) ?? []), person]);
  }

  /** The same name in whatever letters, the same place, years that do not contradict. */
  same(person: Known): string | undefined {
    return keysOf(person)
      .flatMap((key) => this.#byName.get(key) ?? [])
      .find((other) => sameYear(person, other))?.id;
  }
}

const keysOf = ({ name, place }: Known): string[] => [
  ...new Set(
    Object.values(name).flatMap((text) => {
      const words = foldName(text ?? '');
      return words.length > 0 ? [`${place} ${words.sort().join(' ')}`] : [];
    }),
  ),
];

function sameYear(a: Known, b: Known): boolean {
  const [first, second] = [a, b].map(({ birth }) => writtenDate(birth?.date ?? '', 'birth'));
  if (!first || !second) return true;
  const [x, y] = [dayRange(first), dayRange(second)];
  return x.first <= y.last && y.first <= x.last;
}
