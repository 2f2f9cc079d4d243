/** Ids of people and places: which are there, and one that is free. */
import { proposeId as idOf } from '../../intake/draft/latin.ts';
import { parseYaml, splitFrontMatter } from '../../model/yaml.ts';
import { WITHDRAWN, withdrawnIds } from '../../model/withdrawn.ts';
import type { Repository } from '../../git/repository.ts';
import { listDrafts } from './drafts.ts';
import type { ActionContext } from './rights.ts';
import type { Params } from './request.ts';

/** An id of the name in Latin letters that nobody has, had, or is about to have. */
export const proposeId = async (
  { repository }: ActionContext,
  { name = {}, ...person }: Params<'proposeId'>,
): Promise<{ id: string }> => ({ id: idOf({ name, ...person }, await takenIds(repository)) });

/**
 * Ids in use now, before, withdrawn, or on their way.
 * @param at A commit; the published state without it.
 */
export async function takenIds(repository: Repository, at?: string): Promise<Set<string>> {
  const files = (await repository.list('content/veterans', at)).filter(({ path }) =>
    path.endsWith('/index.md'),
  );
  const taken = new Set(files.map(({ path }) => path.split('/')[3] ?? ''));
  for (const { id } of await listDrafts(repository)) taken.add(id);
  for (const data of await repository.readAll(files.map(({ blob }) => blob)))
    for (const id of formerIds(data?.toString('utf8') ?? '')) taken.add(id);
  const withdrawn = (await repository.read(WITHDRAWN, at))?.toString('utf8');
  for (const id of withdrawnIds(withdrawn ?? '')) taken.add(id);
  return taken;
}

/** Everybody who is published. */
export async function personIds(repository: Repository): Promise<Set<string>> {
  const files = await repository.list('content/veterans');
  return new Set(files.map(({ path }) => path.split('/')[3] ?? ''));
}

export async function placeIds(repository: Repository): Promise<Set<string>> {
  const files = await repository.list('content/places');
  return new Set(files.map(({ path }) => path.replace(/^.*\/|\.yaml$/g, '')));
}

function formerIds(entry: string): string[] {
  if (!entry.includes('formerIds')) return [];
  const parsed = parseYaml(splitFrontMatter(entry)?.yaml ?? '');
  const ids = 'value' in parsed ? (parsed.value as { formerIds?: unknown }).formerIds : [];
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}
