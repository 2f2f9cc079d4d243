/** What the page of a submission says: gathered of the database and the archive, for whoever asks. */
import { judge } from '../entry/entry-draft.ts';
import type { Desk } from '../app/desk.ts';
import { entryName, nameOf } from '../page/short-texts.ts';
import type { View } from '../page/layout.ts';
import { neighbours, queueTabOf } from '../store/queue.ts';
import type { Person } from '../store/staff.ts';
import { OPEN, type Submission } from '../store/submission.ts';
import { alike } from '../entry/alike.ts';
import { screensVersion, shownEntry } from './decisions.ts';
import { choosable, targetOf, targetVersion, type Target } from './merge/merge.ts';
import type { JoinForm } from './merge/page.ts';
import type { ReviewPage } from './review-page.ts';
import type { SamePerson } from './same.ts';

/** @param person Who looks at it: nobody sees more than the own places. */
export function reviewOf(
  desk: Desk,
  view: View,
  person: Person,
  submission: Submission,
): ReviewPage {
  const { submissions, archive, audit } = desk;
  const { id, draft, kind, state, entry } = submission;
  const tab = queueTabOf(submission);
  const onScreens = tab === 'screens';
  const isOpen = OPEN.includes(state);
  const own = submissions.belongingsOf(id);
  const { findings } = judge({ draft, ...own, placeIds: archive.placeIds });
  const target = isOpen && kind === 'addition' && targetOf(desk, person, id, entry ?? '');
  return {
    submission,
    ...own,
    ...neighbours(desk.db, tab, person.places, submission),
    problems: [],
    flash: '',
    version: onScreens ? screensVersion(desk, submission) : submissions.version(submission),
    shown: onScreens ? shownEntry(desk, entry ?? '') : undefined,
    findings: [...findings, ...own.photos.flatMap((photo) => photo.advice)],
    same: isOpen && kind === 'person' ? samePeople(desk, view, person, submission) : [],
    joining: target ? joinFormOf(desk, submission, target) : undefined,
    origin: desk.options.address,
    isReachable: Boolean(submissions.contactOf(id)?.contact),
    events: audit.list({ submission: id }),
  };
}

function samePeople(
  desk: Desk,
  { language }: View,
  person: Person,
  submission: Submission,
): SamePerson[] {
  const { archive, submissions } = desk;
  const found = alike(desk, person, submission);
  const entries = found.entries.slice(0, 5).map(({ id, because }): SamePerson => {
    const { fields, pictures } = archive.entries.get(id) ?? {};
    const picture = pictures?.[0] && `/desk/blob/${pictures[0].blob}`;
    const name = entryName(fields, language);
    return { id, because, picture, name, place: fields?.place ?? null, where: 'archive' };
  });
  const queue = found.submissions.slice(0, 5).map(({ id, because }): SamePerson => {
    const { draft = {}, place = null } = submissions.byId(id) ?? {};
    const [photo] = submissions.photosOf(id);
    const picture = photo && `/desk/photo/${photo.clean}`;
    return { id, because, picture, name: nameOf(draft, language), place, where: 'queue' };
  });
  return [...entries, ...queue];
}

/** Two of one person side by side, to choose of. */
export function joinFormOf(desk: Desk, submission: Submission, target: Target): JoinForm {
  const { submissions } = desk;
  const sent = (id: string): string[] =>
    submissions.photosOf(id).map(({ clean }) => `/desk/photo/${clean}`);
  return {
    submission,
    target,
    found: choosable(desk, submission, target),
    version: submissions.version(submission),
    intoVersion: targetVersion(desk, target),
    photos: {
      sent: sent(submission.id),
      there:
        'other' in target
          ? sent(target.other.id)
          : target.entry.pictures.map(({ blob }) => `/desk/blob/${blob}`),
    },
  };
}
