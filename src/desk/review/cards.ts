/** Cards of the queue: what is seen of each submission, for whoever asks. */
import type { Desk } from '../desk.ts';
import { queueTabOf } from '../store/queue.ts';
import type { Person } from '../store/staff.ts';
import type { Submission } from '../store/submission.ts';
import type { Language } from '../../model/language.ts';
import { yearsIn } from '../page/words-of.ts';
import type { Belongings } from '../store/submissions.ts';
import { judge } from './entry-draft.ts';
import { alike } from './alike.ts';
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
    if (tab === 'screens') {
      const shown = shownEntry(desk, submission.entry ?? '');
      const blob = shown?.pictures[0]?.blob;
      return {
        submission,
        picture: blob && `/desk/blob/${blob}`,
        years: yearsIn(shown?.fields ?? submission.draft, language),
        isFaulty: false,
        isAlike: false,
        isReady: shown !== undefined,
        version: screensVersion(desk, submission, own),
      };
    }
    const photo = own?.photos[0];
    const same = tab === 'new' ? alike(desk, person, submission) : null;
    return {
      submission,
      picture: photo && `/desk/photo/${photo.clean}`,
      years: yearsIn(
        // What was erased is told by what is public.
        (submission.purged !== null && archive.entries.get(submission.entry ?? '')?.fields) ||
          submission.draft,
        language,
      ),
      isFaulty: same !== null && own !== undefined && isFaulty(desk, submission, own),
      isAlike: same !== null && same.entries.length + same.submissions.length > 0,
      isReady: true,
      version: desk.submissions.version(submission, own),
    };
  });
}

const isFaulty = (
  { archive: { placeIds } }: Desk,
  { kind, draft }: Submission,
  own: Belongings,
): boolean => kind === 'person' && judge({ draft, ...own, placeIds }).accepted === null;
