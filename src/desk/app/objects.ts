/** What parameters of the desk's routes name, and who may name it. */
import type { Place } from '../../model/place.ts';
import type { StoredEntry } from '../store/archive-view.ts';
import type { Batch } from '../store/batches.ts';
import { readCode } from '../store/codes.ts';
import { may, mayGrant, mayManage, type Right } from '../store/rights.ts';
import type { Invitation, OpenInvitation, Person } from '../store/staff.ts';
import { OPEN, TooLateError, UUID, type KeptPhoto, type Submission } from '../store/submission.ts';
import { isFormKey } from './form-key.ts';
import { ObjectRule, type RuleContext } from './object-rule.ts';

/** Whether whoever asks may do that in that place. */
const allows = ({ person }: RuleContext, right: Right, place: string | null): boolean =>
  person !== null && may(person, right, place);

/** A submission, for whoever has the right in its place. */
export const submission = (right: Right): ObjectRule<Submission> =>
  new ObjectRule('submission', (id, context) => {
    const found = context.desk.submissions.byId(id);
    return found && allows(context, right, found.place) ? found : undefined;
  });

/** A place, for whoever has the right there. */
export const place = (right: Right): ObjectRule<Place> =>
  new ObjectRule('place', (id, context) =>
    allows(context, right, id) ? context.desk.archive.places.get(id) : undefined,
  );

/** An entry, with a page or without, for whoever has the right in its place. */
export const entry = (right: Right): ObjectRule<StoredEntry> =>
  new ObjectRule('entry', (id, context) => {
    const found = context.desk.archive.entries.get(id);
    return found && allows(context, right, found.fields.place) ? found : undefined;
  });

/** A person of the site, whom everybody may name. */
export const publicEntry = (): ObjectRule<StoredEntry> =>
  new ObjectRule('publicEntry', (id, { desk }) => {
    const found = desk.archive.entries.get(id);
    return found?.fields.consent.page ? found : undefined;
  });

/** A submission by the code of its receipt, which only its sender has. */
export const receipt = (): ObjectRule<Submission> =>
  new ObjectRule('receipt', (text, { desk, request }) =>
    desk.wrongCodes.open(request, readCode(text), (code) => desk.submissions.byCode(code)),
  );

/**
 * The UUID of quick add: a new one, or what may be edited.
 * @throws {TooLateError} for what was decided about.
 */
export const addition = (): ObjectRule<{ id: string }> =>
  new ObjectRule('newSubmission', (id, context) => {
    if (!UUID.test(id)) return undefined;
    const known = context.desk.submissions.byId(id);
    if (!known) return { id };
    if (!allows(context, 'edit', known.place)) return undefined;
    if (known.kind !== 'person' || !OPEN.includes(known.state)) throw new TooLateError(id);
    return known;
  });

/** A photograph of what else the request names, by one of its hashes. */
export const ownPhoto = (
  owner: ObjectRule<{ id: string }>,
  by: 'original' | 'clean' = 'original',
): ObjectRule<KeptPhoto> =>
  new ObjectRule(by === 'clean' ? 'ownPicture' : 'ownPhoto', (hash, { desk, request }) => {
    const { id = '' } = owner.maybe(request) ?? {};
    return desk.submissions.photos.withPending(id).find((photo) => photo[by] === hash);
  });

/** A photograph by one of its hashes, with a submission it belongs to. */
export const photo = (
  by: 'clean' | 'original',
  right: Right,
): ObjectRule<{ sha256: string; submission: string }> =>
  new ObjectRule(by, (sha256, context) => {
    const owner = context.desk.submissions.photos
      .ownersOf(by, sha256)
      .find(({ place }) => allows(context, right, place));
    return owner && { sha256, submission: owner.id };
  });

/** A photograph of an entry: of one with a page it is public. */
export const blob = (): ObjectRule<string> =>
  new ObjectRule('blob', (name, context) => {
    const isSeen = [...context.desk.archive.entries.values()].some(
      ({ pictures, fields }) =>
        pictures.some((picture) => picture.blob === name) &&
        (fields.consent.page || allows(context, 'see', fields.place)),
    );
    return isSeen ? name : undefined;
  });

/** A list or a chat: of whoever brought it alone. */
export const batch = (): ObjectRule<Batch> =>
  new ObjectRule('batch', (id, { desk, person }) => {
    const found = desk.batches.byId(id);
    return found && found.staff === person?.id ? found : undefined;
  });

/** The UUID of a list that is brought: a new one, or the own one again. */
export const newBatch = (): ObjectRule<{ id: string }> =>
  new ObjectRule('newBatch', (id, { desk, person }) => {
    const found = desk.batches.byId(id);
    return UUID.test(id) && (!found || found.staff === person?.id) ? { id } : undefined;
  });

/** A photograph of a list, before it belongs to a submission. */
export const batchPhoto = (of: ObjectRule<Batch>): ObjectRule<string> =>
  new ObjectRule('batchPhoto', (clean, { desk, request }) =>
    desk.batches.hasPhoto(of.of(request).id, clean) ? clean : undefined,
  );

/** What the link of an invitation opens, for whoever has it. */
export const invitationLink = (): ObjectRule<Invitation & { secret: string }> =>
  new ObjectRule('invitationLink', (secret, { desk }) => {
    const found = desk.staff.invitation(secret);
    return found && { ...found, secret };
  });

/** Somebody of the desk whom the person manages. */
export const member = (): ObjectRule<Person> =>
  new ObjectRule('member', (id, { desk, person }) => {
    const found = desk.staff.list().find((one) => String(one.id) === id);
    return found && person && mayManage(person, found) ? found : undefined;
  });

export interface SentForm {
  id: string;
  /** What was sent with that UUID before. */
  known: Submission | undefined;
  /** Whether whoever posts it has sent that, and may send it anew: by its code or by its key. */
  isSender: boolean;
}

/** The UUID of a family's form. */
export const sentForm = (code?: ObjectRule<Submission>): ObjectRule<SentForm> =>
  new ObjectRule('sentForm', (id, { desk, request, values }) => {
    if (!UUID.test(id)) return undefined;
    const resubmitted = code?.maybe(request);
    if (resubmitted && resubmitted.id !== id) return undefined;
    const known = desk.submissions.byId(id);
    const isSender = resubmitted !== undefined || isFormKey(desk.db, id, values['key']?.at(-1));
    return { id, known, isSender: known === undefined || isSender };
  });

/** A form by its UUID and its key, in an address. */
export const openForm = (): ObjectRule<{ id: string }> =>
  new ObjectRule('openForm', (id, { desk, request }) => {
    const { key } = request.query as { key?: unknown };
    return isFormKey(desk.db, id, key) ? { id } : undefined;
  });

/** An invitation that nobody has taken up, of what the person could have given. */
export const invitation = (): ObjectRule<OpenInvitation> =>
  new ObjectRule('invitation', (token, { desk, person }) =>
    desk.staff
      .openInvitations()
      .find((one) => one.token === token && person && mayGrant(person, one)),
  );
