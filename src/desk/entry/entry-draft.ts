/** From what was sent to what would be written: one judgement for the form, the queue and Git. */
import { judgeDraft, withCredit, type DraftPhoto, type Judged } from '../../intake/draft/draft.ts';
import { USES, type Use } from '../../model/veteran.ts';
import type { KeptPhoto, Submission } from '../store/submission.ts';

/** A photograph as the rules look at it; its bytes are only needed to write it. */
export const draftPhoto = (
  { width, height, credit }: KeptPhoto,
  bytes: Buffer = Buffer.alloc(0),
): DraftPhoto => ({ bytes, width, height, ...withCredit(credit) });

interface JudgeContext {
  draft: Submission['draft'];
  consents: Readonly<Partial<Record<Use, boolean>>>;
  photos: readonly KeptPhoto[];
  placeIds: ReadonlySet<string>;
  /** The entry's id once it is known. */
  id?: string;
  /** Whether a second person agreed to the screens. */
  led?: boolean;
}

/**
 * Judges a submission as the entry it would become. The screens are never part of it before a
 * second person agreed.
 */
export function judge({
  draft,
  consents,
  photos,
  placeIds,
  id = 'x',
  led = false,
}: JudgeContext): Judged {
  const allowed = Object.fromEntries(
    USES.map((use) => [use, (consents[use] ?? false) && (use !== 'led' || led)]),
  );
  const context = { id, placeIds, photos: photos.map((photo) => draftPhoto(photo)) };
  return judgeDraft({ ...draft, consent: allowed }, context);
}
