/** What every form says beside the person: consents, the contact, what tells programs from people. */
import { cleanText } from '../../intake/draft/draft.ts';
import type { FormValues } from '../../intake/questions/fields.ts';
import { text, ticked } from '../app/input.ts';
import { first } from '../app/request.ts';
import { USES, type Use } from '../../model/veteran.ts';
import type { Contact } from '../store/submission.ts';
import type { Proof } from './proof.ts';

export const consentFields = {
  'consent.page': ticked,
  'consent.clip': ticked,
  'consent.led': ticked,
  'consent.press': ticked,
} satisfies Record<`consent.${Use}`, typeof ticked>;

export const contactFields = {
  'contact.name': text(),
  'contact.contact': text(),
  'contact.relation': text(),
} satisfies Record<`contact.${keyof Contact}`, ReturnType<typeof text>>;

/** The fields that `flagsOf` reads. */
export const flagFields = { altcha: text(), website: text() };

/** The consents of a form; what is not ticked is refused. */
export const consentsIn = (values: FormValues): Record<Use, boolean> =>
  Object.fromEntries(USES.map((use) => [use, first(values, `consent.${use}`) === 'on'])) as Record<
    Use,
    boolean
  >;

const line = (text: string): string => cleanText(text).replace(/\s+/g, ' ').slice(0, 200);

/** The contact of a form, each part one cleaned line of at most 200 letters. */
export const contactIn = (values: FormValues): Contact => ({
  name: line(first(values, 'contact.name')),
  contact: line(first(values, 'contact.contact')),
  relation: line(first(values, 'contact.relation')),
});

/** What makes a sending look twice at: never a reason to refuse it. */
export async function flagsOf(values: FormValues, proof: Proof): Promise<string[]> {
  const isProven = await proof.verify(first(values, 'altcha'));
  return [...(isProven ? [] : ['unproven']), ...(first(values, 'website') ? ['trap'] : [])];
}
