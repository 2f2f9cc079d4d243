/** What the store remembers besides its objects: for whom they are, and what was made into them. */
import { DAY } from '../../model/duration.ts';
import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { inScratch } from './scratch.ts';
import { STATE_KEY, type Store } from './store.ts';

const stateSchema = z.object({
  version: z.literal(1),
  /** What a cache holds, by its path there: the key of the object with the same bytes. */
  made: z.record(z.string(), z.string()),
  /** Person of an object that belongs to one. */
  people: z.record(z.string(), z.string()),
  /** Since which day nobody names an object any more. */
  unused: z.record(z.string(), z.iso.date()),
});

export type StoreState = z.infer<typeof stateSchema>;

const NOTHING: StoreState = { version: 1, made: {}, people: {}, unused: {} };

/** @returns What was written last; nothing for a new store. @throws when it cannot be read. */
export async function readState(store: Store): Promise<StoreState> {
  if (!(await store.has(STATE_KEY))) return NOTHING;
  return inScratch(async (file) => {
    await store.get(STATE_KEY, file);
    return stateSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  });
}

export const writeState = (store: Store, state: StoreState): Promise<void> =>
  inScratch(async (file) => {
    await writeFile(file, JSON.stringify(state));
    await store.put(STATE_KEY, file);
  });

export interface Current {
  /** Every key that is named now. */
  keys: ReadonlySet<string>;
  made: Readonly<Record<string, string>>;
  people: Readonly<Record<string, string>>;
  withdrawn: ReadonlySet<string>;
  /** `2027-05-06` */
  today: string;
}

/**
 * The state after publishing, and the keys that must go at once: those of people who have
 * withdrawn, and with them every orphan that may hold them among others.
 *
 * @param stored Keys that lie in the store.
 */
export function nextState(
  before: StoreState,
  stored: readonly string[],
  { keys, made, people, withdrawn, today }: Current,
): { state: StoreState; gone: string[] } {
  const owners = { ...before.people, ...people };
  const orphans = stored.filter((key) => key !== STATE_KEY && !keys.has(key));
  const left = orphans.filter((key) => withdrawn.has(owners[key] ?? ''));
  const gone = left.length > 0 ? orphans.filter((key) => left.includes(key) || !owners[key]) : [];
  const kept = orphans.filter((key) => !gone.includes(key));
  const present = new Set([...keys, ...kept]);
  const state: StoreState = {
    version: 1,
    made: only({ ...before.made, ...made }, (_, key) => present.has(key)),
    people: only(owners, (key) => present.has(key)),
    unused: Object.fromEntries(kept.map((key) => [key, before.unused[key] ?? today])),
  };
  return { state, gone };
}

/** The state without the keys that nobody has named for longer than the grace period, and these. */
export function pruned(
  { unused, made, people }: StoreState,
  grace: number,
  today: string,
): { state: StoreState; gone: string[] } {
  const isOld = (since = today): boolean => Date.parse(today) - Date.parse(since) > grace * DAY;
  const isKept = (key: string): boolean => !isOld(unused[key]);
  const state: StoreState = {
    version: 1,
    made: only(made, (_, key) => isKept(key)),
    people: only(people, isKept),
    unused: only(unused, isKept),
  };
  return { state, gone: Object.keys(unused).filter((key) => !isKept(key)) };
}

const only = <T>(all: Readonly<Record<string, T>>, isKept: (key: string, value: T) => boolean) =>
  Object.fromEntries(Object.entries(all).filter(([key, value]) => isKept(key, value)));
