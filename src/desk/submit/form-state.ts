/** A form as it is shown: what was written, and what is wrong with it. */
import type { RawDraft } from '../../intake/draft/draft.ts';
import type { SaidProblem } from '../../model/problem.ts';
import type { KeptPhoto } from '../store/submission.ts';
import type { Reason } from '../store/submission.ts';
import type { Use } from '../../model/veteran.ts';

export interface FormState {
  /** UUID of what is being written. */
  id: string;
  draft: RawDraft;
  consents: Readonly<Partial<Record<Use, boolean>>>;
  contact: { name: string; contact: string; relation: string };
  photos: readonly KeptPhoto[];
  /** Originals of photographs sent before that are left out. */
  dropped?: readonly string[];
  problems: readonly SaidProblem[];
  /** The entry it is about, when somebody adds to one. */
  about?: { id: string; name: string } | undefined;
  /** The code when something sent before is sent anew: the contact may then stay as it was. */
  resubmission?: { code: string; reasons: readonly Reason[]; seen: string } | undefined;
}

/** The form as it is shown, with the key that only its sender gets. */
export type ShownForm = FormState & { key: string };
