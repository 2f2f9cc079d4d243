/** From an open task to the change in Git. */
import { listDrafts } from '../../cms/backend/drafts.ts';
import type { Change } from '../../git/change.ts';
import type { DeskContext } from '../store/desk-context.ts';
import type { OpenTask } from '../store/tasks.ts';
import { CONTENT } from '../store/archive-view.ts';
import { addedTo, newEntry, onScreens } from './into-archive.ts';
import { allowedLess, gone, takenOut } from './out-of-archive.ts';
import type { MakeChange } from './entry-file.ts';

const MAKE: Record<OpenTask['kind'], MakeChange> = {
  entry: newEntry,
  led: onScreens,
  addition: addedTo,
  consent: allowedLess,
  'take-out': takenOut,
  withdraw: gone,
};

/** The changes of tasks at a commit, those left out that have nothing to change there. */
export async function changesOf(
  desk: DeskContext,
  tasks: readonly OpenTask[],
  tip: string | null,
): Promise<{ task: OpenTask; change: Change }[]> {
  const made: { task: OpenTask; change: Change }[] = [];
  const taken = await takenAt(desk, tasks, tip ?? '');
  for (const task of tasks) {
    const change = await MAKE[task.kind](desk, task, { tip: tip ?? '', taken });
    if (change) made.push({ task, change });
  }
  return made;
}

/** The ids of new entries that somebody has there or in a draft: one is one person's, whatever the place. */
async function takenAt(
  { archive, repository }: DeskContext,
  tasks: readonly OpenTask[],
  tip: string,
): Promise<Set<string>> {
  const ids = tasks.filter(({ kind }) => kind === 'entry').map(({ entry }) => entry);
  const candidates = ids.flatMap((id) => [...archive.placeIds].map((place) => ({ id, place })));
  const files = await repository.readAll(
    candidates.map(({ id, place }) => `${tip}:${CONTENT}/veterans/${place}/${id}/index.md`),
  );
  const drafts = await listDrafts(repository);
  const written = candidates.flatMap(({ id }, index) => (files[index] ? [id] : []));
  return new Set([...written, ...drafts.map(({ id }) => id)]);
}
