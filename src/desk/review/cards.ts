/** Cards of the queue: what is seen of each submission, for whoever asks. */
import type { Desk } from '../app/desk.ts';
import { queueTabOf } from '../store/queue.ts';
import type { Person } from '../store/staff.ts';
import type { Submission } from '../store/submission.ts';
import type { Language } from '../../model/language.ts';
import { yearsIn } from '../page/short-texts.ts';
import type { Belongings } from '../store/submissions.ts';
import { judge } from '../entry/entry-draft.ts';
import { alike } from '../entry/alike.ts';
import { screensVersion, shownEntry } from './decisions.ts';
import type { Card } from './queue-page.ts';

/** What belongs to all of them is read at once. */
export function cardsOf(
  desk: Desk,
  { person, language }: { person: Person; language: Language },
  submissions: readonly Submission[],
): Card[] {
  const { archive } = desk;
  const all = desk.submissions.belongingsOfAll(submissions.map(({ id }) => id));
  return submissions.map((submission, index): Card => {
    const own = all[index];
    const tab = queueTabOf(submission);
    const onScreens = tab === 'screens';
    const entry = archive.entries.get(submission.entry ?? '');
    const shown = onScreens ? shownEntry(desk, submission.entry ?? '') : undefined;
    const [sent, stored] = [own?.photos[0], shown?.pictures[0]];
    const picture = onScreens
      ? stored && `/desk/blob/${stored.blob}`
      : sent && `/desk/photo/${sent.clean}`;
    // What was erased is told by what is public.
    const known = onScreens ? shown : submission.purged === null ? undefined : entry;
    const same = tab === 'new' ? alike(desk, person, submission) : null;
    return {
      submission,
      picture,
      years: yearsIn(known?.fields ?? submission.draft, language),
      isFaulty: same !== null && own !== undefined && isFaulty(desk, submission, own),
      isAlike: same !== null && same.entries.length + same.submissions.length > 0,
      isReady: !onScreens || shown !== undefined,
      version: onScreens
        ? screensVersion(desk, submission, own)
        : desk.submissions.version(submission, own),
    };
  });
}

const isFaulty = (
  { archive: { placeIds } }: Desk,
  { kind, draft }: Submission,
  own: Belongings,
): boolean => kind === 'person' && judge({ draft, ...own, placeIds }).accepted === null;
