/** Fetched when somebody wishes to see the clip: it weighs more than the whole form. */
import { showFrame, type Said, type Shown } from '../../cms/frame/show.tsx';
import { applyForm } from '../form/fields.ts';

/** The form's values drawn as the clip's first whole frame; nothing of them leaves the device. */
export async function showWritten(
  into: HTMLElement,
  written: FormData,
  around: Omit<Shown, 'draft'>,
): Promise<Said | null> {
  const values: Record<string, string[]> = {};
  for (const [name, value] of written)
    if (typeof value === 'string') (values[name] ??= []).push(value);
  const draft = applyForm({}, values, (key) => key);
  return showFrame(into, { ...around, draft });
}
