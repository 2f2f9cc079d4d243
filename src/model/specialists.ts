/** Who is responsible where: the letter asks every place to name a specialist by a day. */
import { two } from './numbers.ts';
import type { Archive } from './archive.ts';
import { parsePartialDate } from './partial-date.ts';
import { problem, warning, type Problem } from './problem.ts';

/** Warnings: one for all places without a specialist, one for each that was named too late. */
export function specialistProblems({
  places,
  campaign,
}: Pick<Archive, 'places' | 'campaign'>): Problem[] {
  const day = campaign.specialistsBy;
  const missing = places.filter(({ specialist }) => !specialist).map(({ id }) => id);
  const late = places.flatMap(({ id, specialist: { named = '' } = {} }) =>
    isLate(named, day)
      ? [
          problem(
            `places/${id}.yaml`,
            1,
            warning('specialist-late', 'specialist.named', { named, day }),
          ),
        ]
      : [],
  );
  if (missing.length === 0) return late;
  const params = { places: missing.join(', '), count: missing.length, day };
  return [problem('places', 1, warning('specialist-missing', 'specialist', params)), ...late];
}

/** Named in a period that began after the day; what began before it may have been in time. */
export function isLate(named: string | undefined, day: string): boolean {
  const date = named === undefined ? null : parsePartialDate(named);
  const from = date?.first;
  if (!from) return false;
  return `${from.year}-${two(from.month ?? 1)}-${two(from.day ?? 1)}` > day;
}
