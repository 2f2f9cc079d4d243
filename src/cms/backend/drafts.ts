/** Entries on their way: a branch each, its status a trailer of the branch's newest commit. */
import { addressOf, BRANCHES, type Address } from './address.ts';
import type { Change } from '../../git/change.ts';
import type { StoredFile } from '../../git/objects.ts';
import { git } from '../../git/run.ts';
import { MAIN, type Repository } from '../../git/repository.ts';
import { Refusal } from './refusal.ts';
import { screened, type Screened, type Version } from './screens.ts';

export const STATUSES = ['draft', 'pending_review', 'pending_publish'] as const;
export type Status = (typeof STATUSES)[number];

export interface Draft extends Address {
  tip: string;
  status: Status;
  /** ISO time of the last change. */
  updatedAt: string;
}

const TRAILER = 'Status';
const FORMAT = `%(refname:strip=2)%00%(objectname)%00%(committerdate:iso-strict)%00%(contents:trailers:key=${TRAILER},valueonly)%00`;

/** Every draft by one process, so that a board of a thousand opens. */
export async function listDrafts(repository: Repository, only = BRANCHES): Promise<Draft[]> {
  const args = ['for-each-ref', `--format=${FORMAT}`, `refs/heads/${only}`];
  const lines = (await git(repository.folder, args)).toString().split('\0');
  const drafts: Draft[] = [];
  for (let at = 0; at + 4 <= lines.length; at += 4) {
    const [branch = '', tip = '', updatedAt = '', statusName = ''] = lines.slice(at, at + 4);
    const [, place = '', slug = ''] = /^\s*cms\/([^/]+)\/(.+)$/.exec(branch) ?? [];
    const status = STATUSES.find((known) => known === statusName.trim());
    if (status) drafts.push({ ...addressOf(place, slug), tip, status, updatedAt });
  }
  return drafts;
}

/** @throws {Refusal} 404, which Decap takes for "nothing is under way". */
export async function findDraft(repository: Repository, { branch }: Address): Promise<Draft> {
  const [draft] = await listDrafts(repository, branch);
  if (!draft) throw new Refusal(404, 'gone');
  return draft;
}

const message = (words: string, status: Status): string => `${words}\n\n${TRAILER}: ${status}`;

/** What of an entry's folder is written, and what goes. */
export type DraftFiles = Required<Pick<Change, 'write' | 'remove'>>;

/** Where a draft goes on: at its branch's newest commit, or, as a new one, at what is published. */
interface Start {
  from: string | null;
  isNew: boolean;
}

/**
 * Writes an entry's files to its branch.
 * @returns Its newest commit.
 * @throws {Refusal} 409 when the branch has moved.
 */
export async function saveDraft(
  repository: Repository,
  at: Address & Start,
  files: DraftFiles,
  status: Status,
): Promise<string> {
  if (at.isNew && at.from && !(await repository.moveBranch(at.branch, null, at.from)))
    throw new Refusal(409, 'newer');
  const words = message(`content(${at.place}): draft ${at.id}`, status);
  return moveOn(repository, at.branch, at.from, { message: words, ...files });
}

/**
 * A status is a commit without files.
 * @returns The branch's newest commit.
 * @throws {Refusal} 409 when the branch has moved.
 */
export async function setStatus(
  repository: Repository,
  draft: Draft,
  status: Status,
): Promise<string> {
  const words = message(`content(${draft.place}): set ${draft.id} to ${status}`, status);
  return moveOn(repository, draft.branch, draft.tip, { message: words, write: [] });
}

/** @throws {Refusal} 409 when the branch has moved: what came meanwhile is not thrown away. */
export async function dropDraft(repository: Repository, { branch, tip }: Draft): Promise<void> {
  if (!(await repository.removeBranch(branch, tip))) throw new Refusal(409, 'newer');
}

/** A branch moves from what was seen or not at all. */
async function moveOn(
  repository: Repository,
  branch: string,
  from: string | null,
  change: Change,
): Promise<string> {
  const { tip } = await repository.commit(async (now) => {
    if (now !== from) throw new Refusal(409, 'newer');
    return [change];
  }, branch);
  return tip ?? '';
}

/**
 * Puts a draft's files in place of the published ones, in one commit. What screens would show anew
 * waits for a second person, but for whoever is alone.
 * @throws {Refusal} 409 when the published entry was changed after the draft began.
 */
export async function publishDraft(
  repository: Repository,
  draft: Draft,
  { isAlone }: { isAlone: boolean },
): Promise<Screened | null> {
  const { folder, text, place, id, branch } = draft;
  const files = await repository.list(folder, draft.tip);
  const data = await repository.readAll(files.map(({ blob }) => blob));
  const base = await git(repository.folder, ['merge-base', MAIN, draft.tip]).then(
    (bytes) => bytes.toString().trim(),
    () => null,
  );
  const before = base ? await repository.list(folder, base) : [];
  const after = await versionOf(repository, files);
  const shown = isAlone || !after ? null : screened(await versionOf(repository, before), after);
  const write = files.map(({ path }, index) => ({
    path,
    data: (shown && path === text ? shown.text : data[index]) ?? '',
  }));
  await repository.commit(async (tip) => {
    const now = tip ? await repository.list(folder, tip) : [];
    if (JSON.stringify(now) !== JSON.stringify(before)) throw new Refusal(409, 'changed');
    const kept = new Set(files.map(({ path }) => path));
    const remove = now.map(({ path }) => path).filter((path) => !kept.has(path));
    const verb = now.length > 0 ? 'change' : 'add';
    return [{ message: `content(${place}): ${verb} ${id}`, write, remove }];
  });
  // What was saved after it was read stays on its way.
  await repository.removeBranch(branch, draft.tip);
  return shown;
}

/** `null` where there is no entry. */
async function versionOf(
  repository: Repository,
  files: readonly StoredFile[],
): Promise<Version | null> {
  const text = files.find(({ path }) => path.endsWith('/index.md'));
  const [bytes] = text ? await repository.readAll([text.blob]) : [];
  if (!bytes) return null;
  const pictures = files
    .filter((file) => file !== text)
    .map(({ path, blob }) => [path, blob] as const);
  return { text: bytes.toString(), pictures: new Map(pictures) };
}
