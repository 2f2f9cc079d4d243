/** Fetched when somebody wishes to see the clip: it weighs more than the whole form. */
import { showFrame, type AltText, type Shown } from '../../../cms/frame/show.tsx';
import type { RawDraft } from '../../../intake/draft/draft.ts';
import { applyForm } from '../../../intake/questions/fields.ts';

/** A frame of the clip of a draft with a form's values; nothing of them leaves the device. */
export async function showWritten(
  into: HTMLElement,
  before: RawDraft,
  written: FormData,
  context: Omit<Shown, 'draft'>,
): Promise<AltText | null> {
  const values: Record<string, string[]> = {};
  for (const [name, value] of written)
    if (typeof value === 'string') (values[name] ??= []).push(value);
  return showFrame(into, { ...context, draft: applyForm(before, values, (key) => key) });
}
