/** A place with many people, written at once. */
import type { Repository } from '../../git/repository.ts';

/** The id of one of them. */
export const manyId = (index: number): string => `person-${String(index).padStart(5, '0')}`;

/** @param model The text of Nurken Abdirov's entry, which all become a copy of. */
export async function addMany(
  repository: Repository,
  model: string,
  { place, count }: { place: string; count: number },
): Promise<void> {
  const write = Array.from({ length: count }, (_, index) => ({
    path: `content/veterans/${place}/${manyId(index)}/index.md`,
    data: model
      .replace('id: abdirov-nurken', `id: ${manyId(index)}`)
      .replace('place: karkaraly', `place: ${place}`),
  }));
  await repository.commit(async () => [{ message: 'content: add many', write }]);
}
