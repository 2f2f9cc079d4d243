/** A posted form becomes a submission, or the form again with everything that is wrong. */
import type { TextKey } from '../../i18n/index.ts';
import { sayFindings, type RawDraft, cleanDraft } from '../../intake/draft/draft.ts';
import type { Finding, SaidProblem } from '../../model/problem.ts';
import type { Desk } from '../app/desk.ts';
import { judge } from '../entry/entry-draft.ts';
import { applyForm } from '../../intake/questions/fields.ts';
import { labelAt } from '../page/field-labels.ts';
import type { FormState } from './form-state.ts';
import type { View } from '../page/layout.ts';
import { OPEN, type KeptPhoto, type Submission } from '../store/submission.ts';
import type { Received, Sending } from '../store/receiver.ts';
import { consentsIn, contactIn } from './answers.ts';
import type { Posted } from '../app/request.ts';
import { postedState } from './posted.ts';
import { resubmissionOf } from './seen.ts';

export type Answer = { received: Received } | { again: FormState };

/** What a posted form is about, told by its hidden fields and checked by the caller. */
export interface About {
  id: string;
  /** The entry that is added to. */
  entry?: { id: string; name: string } | undefined;
  /** The submission that is sent anew. */
  resubmitted?: Submission | undefined;
  /** Why the sender should be looked at twice. */
  flags: string[];
}

/** Takes in what was posted. Photographs that can be used are kept even if something else is wrong. */
export async function receivePosted(
  desk: Desk,
  view: View,
  posted: Posted,
  about: About,
): Promise<Answer> {
  const { t } = view;
  const { id, entry, resubmitted, flags } = about;
  const { refused, dropped, ...state } = await postedState(desk, view, posted, about);
  const { draft, consents, contact, photos } = state;
  const keepsContact = resubmitted !== undefined && !contact.contact;
  const judged = entry
    ? additionFindings(desk, entry.id, { draft, photos })
    : judge({ draft, consents, photos, placeIds: desk.archive.placeIds }).findings;
  const findings = [...judged.filter(isError), ...refused];
  const problems = [
    ...distinct(sayFindings(findings, t)).map(inPlainWords(t)),
    ...(contact.contact || keepsContact ? [] : [contactMissing(t)]),
  ];
  if (problems.length > 0) {
    // As it is now, like the draft beside it.
    const now = resubmitted && (desk.submissions.byId(id) ?? resubmitted);
    const resubmission = now && resubmissionOf(desk, now);
    return { again: { ...state, id, dropped, problems, about: entry, resubmission } };
  }
  const blocked = desk.pictures.areBlocked(photos);
  const { state: known = 'received' } = desk.submissions.byId(id) ?? {};
  const order = photos.map(({ original }) => original);
  const arrange = (): void => {
    if (OPEN.includes(known)) desk.submissions.photos.arrange(id, order);
  };
  // Another order is another version; what waited beside takes its place in between.
  arrange();
  const sent = { draft, consents, contact: keepsContact ? undefined : contact };
  const received = desk.submissions.receive(
    {
      ...sendingOf(desk, view, about, sent),
      flags: [...flags, ...(blocked ? ['blocked'] : [])],
    },
    desk.keepUntil(),
    dropped,
  );
  arrange();
  return { received };
}

/** Whether just this was sent with that UUID before: whoever repeats it all is its sender. */
export function wasSent(
  desk: Desk,
  view: View,
  { values }: Posted,
  about: Pick<About, 'id' | 'entry'>,
): boolean {
  const draft = cleanDraft(applyForm({}, values, view.t));
  const state = { draft, consents: consentsIn(values), contact: contactIn(values) };
  return desk.submissions.isSame(sendingOf(desk, view, about, state));
}

const sendingOf = (
  desk: Desk,
  { language }: View,
  { id, entry }: Pick<About, 'id' | 'entry'>,
  { draft, consents, contact }: Pick<Sending, 'draft' | 'consents' | 'contact'>,
): Sending => ({
  id,
  kind: entry ? 'addition' : 'person',
  channel: 'form',
  language,
  entry: entry?.id,
  draft: entry ? { ...draft, ...placeOf(desk, entry.id) } : draft,
  contact,
  consents,
});

/** Whose people see an addition: those of the entry's place. */
export const placeOf = ({ archive }: Desk, entry: string): { place?: string } => {
  const place = archive.entries.get(entry)?.fields.place;
  return place === undefined ? {} : { place };
};

const isError = ({ severity }: Finding): boolean => severity !== 'warning';

/** More about an entry is a word, a fact or a photograph, judged as if it stood in the entry. */
function additionFindings(
  { archive }: Desk,
  entry: string,
  { draft, photos }: { draft: RawDraft; photos: readonly KeptPhoto[] },
): Finding[] {
  if (Object.keys(draft).length === 0 && photos.length === 0)
    return [{ code: 'missing', field: 'story' }];
  const { name, place, category } = archive.entries.get(entry)?.fields ?? {};
  const { placeIds } = archive;
  const at = { draft: { name, category, ...draft, place }, photos, placeIds };
  return judge({ ...at, consents: { page: true } }).findings;
}

/** One sentence for a field is enough, were it found by the schema and by a rule. */
const distinct = (problems: readonly SaidProblem[]): SaidProblem[] =>
  problems.filter(
    ({ field, code }, index) =>
      problems.findIndex((one) => one.field === field && one.code === code) === index,
  );

/** Who fills a form reads neither a schema nor a file: what the archive's rules say is said for them. */
const PLAIN: Readonly<Record<string, TextKey>> = {
  missing: 'desk.form.needed',
  'consent-needed': 'desk.form.consent.needed',
};

const inPlainWords =
  (t: View['t']) =>
  (found: SaidProblem): SaidProblem => {
    const label = labelAt(found.field, t) ?? found.label;
    const plain = PLAIN[found.code];
    return plain ? { ...found, label, message: t(plain), advice: '' } : { ...found, label };
  };

const contactMissing = (t: View['t']): SaidProblem => ({
  severity: 'error',
  file: '',
  line: 1,
  field: 'contact',
  code: 'contact-missing',
  label: t('desk.contact.contact'),
  message: t('desk.contact.missing'),
  advice: t('desk.contact.missing.fix'),
});
