/** What to write to a family whose submission came back: ready, in its language, for any messenger. */
import { t as wordsIn } from '../../i18n/index.ts';
import { html, type Html } from '../page/html.ts';
import type { View } from '../page/layout.ts';
import { sayReason } from '../page/notes.ts';
import { nameOf } from '../page/words-of.ts';
import type { Contact, Submission } from '../store/submission.ts';

/** Digits of a telephone number with its country's, the shortest and the longest (E.164). */
const DIGITS = { least: 8, most: 15 };

/** A number as people write it: digits with spaces, dots and dashes between, an area's code in brackets. */
const WRITTEN = /(\+?)(\d(?:[\d .\u00a0\p{Pd}]|\(\d\d+\))*)/u;

/**
 * Digits as WhatsApp wants them, of the one number that stands there and names its country: `+49 …`,
 * `0049 …`, `7 …`. Who writes `8` and ten digits dials from within +7, where a number has eleven.
 * `undefined` where more digits follow: a flat, a year or a second number may belong to it or not.
 */
export function whatsAppNumber(contact: string): string | undefined {
  const found = WRITTEN.exec(contact);
  if (!found || contact.includes('@')) return undefined;
  const [written, plus = '', run = ''] = found;
  if (/\d/.test(contact.slice(found.index + written.length))) return undefined;
  const digits = run.replace(/\D/g, '');
  const number =
    plus !== ''
      ? digits
      : digits.startsWith('00')
        ? digits.slice(2)
        : /^[78]\d{10}$/.test(digits)
          ? `7${digits.slice(1)}`
          : '';
  if (number.startsWith('0') || (number.startsWith('7') && number.length !== 11)) return undefined;
  return number.length >= DIGITS.least && number.length <= DIGITS.most ? number : undefined;
}

export interface MessageData {
  submission: Submission;
  /** Only where it was shown already, which is recorded. */
  contact?: Contact | undefined;
  /** Where people reach the desk, without a closing slash. */
  origin: string;
  /** Whether there is a contact at all. */
  isReachable: boolean;
}

export function messagePart(
  { t }: View,
  { submission, contact, origin, isReachable }: MessageData,
): Html | false {
  const { code, state, language, draft, reasons } = submission;
  if (state !== 'returned') return false;
  const say = wordsIn(language);
  const words = say('desk.message', {
    name: nameOf(draft, language),
    reasons: reasons.map((reason) => `– ${sayReason(reason, say)}`).join('\n'),
    link: `${origin}/status/${code}?lang=${language}`,
  });
  const number = contact && whatsAppNumber(contact.contact);
  const href = `https://wa.me/${number ?? ''}?text=${encodeURIComponent(words)}`;
  return html`<div class="notice" id="message">
    <h2>${t('desk.message.title')}</h2>
    ${!isReachable && html`<p><strong>${t('desk.message.nobody')}</strong></p>`}
    <textarea readonly rows="7" lang="${language}" aria-label="${t('desk.message.title')}">
${words}</textarea>
    <p class="actions">
      <a class="button plain" href="${href}" rel="noreferrer" target="_blank"
        >${t('desk.message.send')}</a
      >
    </p>
    <p class="note">${t(number ? 'desk.message.known' : 'desk.message.choose')}</p>
  </div>`;
}
