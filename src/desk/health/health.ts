/** How the desk is, for whoever watches it: in words on its pages, in figures at `/health`. */
import type { Desk } from '../app/desk.ts';
import { SYNCHRONISED } from '../publish/publisher.ts';
import { countOpenTasks } from '../store/tasks.ts';
import type { Trouble, TroubleName } from '../store/troubles.ts';

/** A decision that is not in Git after so long, and a remote that was not reached for so long, ms. */
const LATE_WRITING = 10 * 60_000;
const LATE_REMOTE = 30 * 60_000;

/** Its state, its troubles and its figures, in seconds. */
export function healthOf(desk: Desk) {
  const now = desk.now().getTime();
  const secondsSince = (at: number | null): number | null =>
    at === null ? null : Math.max(0, Math.round((now - at) / 1000));
  const troubles = troublesOf(desk);
  const { count, oldest, synchronised } = figuresOf(desk);
  return {
    state: troubles.length > 0 ? 'trouble' : 'ok',
    troubles: troubles.map(({ name }) => name),
    /** Since each trouble was noticed. */
    ages: Object.fromEntries(
      troubles.map(({ name, since }) => [name, secondsSince(since)]),
    ) as Partial<Record<TroubleName, number>>,
    /** Decisions that are not in Git yet; `null` where a broken database cannot tell. */
    openTasks: count,
    /** Since the oldest of them was made. */
    oldestTask: secondsSince(oldest),
    /** Since the remote repository and ours were last the same; `null`: never, or no remote. */
    synchronised: secondsSince(synchronised),
  };
}

/** Everything that is wrong: what was noticed, and what hangs without a word. */
export function troublesOf(desk: Desk): Trouble[] {
  const { troubles, options, opened } = desk;
  const now = desk.now().getTime();
  const { oldest, synchronised } = figuresOf(desk);
  const known = troubles.all();
  const isRemoteKnown = known.some(({ name }) => ['remote', 'conflict', 'merge'].includes(name));
  const lastSeen = options.remote ? (synchronised ?? opened) : now;
  if (!troubles.has('write') && oldest !== null && now - oldest > LATE_WRITING)
    known.push({ name: 'write', since: oldest, problems: [] });
  if (!isRemoteKnown && now - lastSeen > LATE_REMOTE)
    known.push({ name: 'remote', since: lastSeen, problems: [] });
  return known;
}

/** Nothing where the database is broken. */
function figuresOf({ db, troubles, options }: Desk) {
  if (troubles.has('database')) return { count: null, oldest: null, synchronised: null };
  const last = options.remote ? db.meta(SYNCHRONISED) : null;
  return { ...countOpenTasks(db), synchronised: last === null ? null : Number(last) };
}
