/** What a posted form holds now, with the photographs that were kept for it. */
import { cleanDraft, sayFindings } from '../../intake/draft/draft.ts';
import { applyForm, type FormValues } from '../../intake/questions/fields.ts';
import type { Finding } from '../../model/problem.ts';
import { first, type Posted } from '../app/request.ts';
import type { Desk } from '../app/desk.ts';
import type { View } from '../page/layout.ts';
import type { KeptPhoto, Submission } from '../store/submission.ts';
import { consentsIn, contactIn } from './answers.ts';
import { chosenPhotos } from './chosen.ts';
import type { FormState } from './form-state.ts';
import { keepPhotos, recutPhotos } from './photos.ts';
import { withOthersChanges } from './seen.ts';

/** Everything of it; photographs that can be used are kept, and those that cannot are told. */
export async function postedState(
  desk: Desk,
  { t }: View,
  posted: Posted,
  { id, resubmitted }: { id: string; resubmitted?: Submission | undefined },
) {
  const { values } = posted;
  const own = desk.submissions.photos;
  const left = [...(values['drop'] ?? []), ...(values['left'] ?? [])];
  own.dropPending(id, left);
  const before = new Set(own.withPending(id, left).map(({ original }) => original));
  const chosen = await chosenPhotos(desk, id, posted);
  await recutPhotos(desk, id, posted, left);
  const refused = [...chosen.lost, ...(await keepPhotos(desk, id, chosen.files, left))];
  const dropped = left.filter((original) => !own.isPending(id, original));
  // As it is now: photographs take their time.
  const sent = resubmitted && desk.submissions.byId(id);
  const draft = cleanDraft(applyForm(sent?.draft ?? {}, values, t));
  const written = { draft, consents: consentsIn(values) };
  const now = sent && { draft: sent.draft, consents: desk.submissions.consentsOf(id) };
  const answers = now ? withOthersChanges(written, now, first(values, 'seen')) : written;
  const kept = own.withPending(id, dropped);
  const chosenFirst = values['first']?.at(-1);
  const portrait = kept.find(({ original }) =>
    chosenFirst === NEW_PORTRAIT ? !before.has(original) : original === chosenFirst,
  )?.original;
  // The form names those it shows in the order that its sender gave them.
  const shown = values['kept'] ?? [];
  const place = ({ original }: KeptPhoto): number => {
    if (original === portrait) return -1;
    const at = shown.indexOf(original);
    return at < 0 ? shown.length : at;
  };
  const photos = kept.toSorted((a, b) => place(a) - place(b));
  const lost = missing(values, photos, dropped);
  if (lost) refused.push(lost);
  return { ...answers, photos, refused, dropped, contact: contactIn(values) };
}

/** Says that the first of the photographs chosen now is the portrait. */
const NEW_PORTRAIT = 'new';

/** A form left for days: photographs that it still names are gone, and that is said. */
function missing(
  values: FormValues,
  photos: readonly KeptPhoto[],
  dropped: readonly string[],
): Finding | undefined {
  const there = new Set([...photos.map(({ original }) => original), ...dropped]);
  const count = (values['kept'] ?? []).filter((original) => !there.has(original)).length;
  return count > 0 ? { code: 'photo-expired', field: 'photos', params: { count } } : undefined;
}

/** The form of an addition with everything that was typed when its sender found whom it is about. */
export async function carriedOver(
  desk: Desk,
  view: View,
  posted: Posted,
  { id, entry }: { id: string; entry: { id: string; name: string } },
): Promise<FormState> {
  const { draft, refused, dropped, ...state } = await postedState(desk, view, posted, { id });
  const { place: _, category: __, ...known } = draft;
  return {
    ...state,
    id,
    draft: known,
    about: entry,
    dropped,
    problems: sayFindings(refused, view.t),
  };
}
