/** What the form sends, as long as it can be read. */
import type { Translator } from '../../i18n/index.ts';
import { LARGEST_TEXT } from '../../model/archive-files.ts';
import { Refusal } from './refusal.ts';

/** @throws {Refusal} for a text that is too long, or that `read` throws for. */
export function readSent<T>(text: string, t: Translator, read: (text: string) => T): T {
  if (text.length > LARGEST_TEXT) throw new Refusal(413, 'rules', { list: '' });
  try {
    return read(text);
  } catch {
    throw new Refusal(422, 'rules', { list: t('cms.refuse.request') });
  }
}
