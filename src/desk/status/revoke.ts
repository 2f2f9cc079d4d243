/** One consent taken back by whoever has the code: the page stays, the clip or the screen goes. */
import type { Desk } from '../app/desk.ts';
import { USES, type Use } from '../../model/veteran.ts';
import { OPEN, type Submission } from '../store/submission.ts';
import { addTask } from '../store/tasks.ts';
import { isOwn } from './take-back.ts';

/** Without the page there is no entry: that is taken back as a whole. */
export const REVOCABLE = USES.filter((use) => use !== 'page');

/** What can still be revoked of a submission that waits or became an entry of its own. */
export function revocable(desk: Desk, submission: Submission): Use[] {
  const { id, kind, state, purged } = submission;
  const isThere = OPEN.includes(state) ? purged === null : isOwn(desk, submission);
  if (kind !== 'person' || !isThere || state === 'withdrawn') return [];
  const consents = desk.submissions.consentsOf(id);
  return REVOCABLE.filter((use) => consents[use]);
}

/**
 * Notes what is allowed no more, and takes it out of the entry with the next build.
 * @returns Which uses were revoked now.
 */
export function revoke(
  desk: Desk,
  submission: Submission,
  uses: readonly string[],
): readonly Use[] {
  const { id, entry, language, state } = submission;
  const revoked = revocable(desk, submission).filter((use) => uses.includes(use));
  if (revoked.length === 0) return [];
  const consents = desk.submissions.consentsOf(id);
  const left = Object.fromEntries(
    USES.map((use) => [use, consents[use] && !revoked.includes(use)]),
  ) as Record<Use, boolean>;
  desk.db.transaction(() => {
    desk.submissions.noteConsents(id, left, language);
    if (revoked.includes('led')) desk.submissions.update(id, { led: 'no' });
    // Whoever looks at it has not seen this.
    if (OPEN.includes(state)) desk.submissions.revise(id);
    else if (entry) addTask(desk, { key: `${id}:consent`, kind: 'consent', submission: id, entry });
    const detail = revoked.map((use) => `-${use}`).join(' ');
    desk.audit.record({ staff: null, action: 'revoke', submission: id, detail });
  });
  desk.publisher.nudge();
  return revoked;
}
