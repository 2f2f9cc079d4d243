/** What to write to a family whose submission came back: ready, in its language, for any messenger. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { t as sayIn } from '../../i18n/index.ts';
import { html, type Html } from '../page/html.ts';
import type { View } from '../page/layout.ts';
import { sayReason } from '../page/notes.ts';
import { nameOf } from '../page/short-texts.ts';
import type { Contact, Submission } from '../store/submission.ts';

/** A number as people write it: digits with spaces, dots and dashes between, an area's code in brackets. */
const WRITTEN = /(\+?)(\d(?:[\d .\u00a0\p{Pd}]|\(\d\d+\))*)/u;
/** What a number may stand behind; anything else makes it a part of a name or of an address. */
const BEFORE = /(?:^|[\s(:;,]|(?:тел|моб|сот|ұялы)\.)$/iu;

/**
 * Digits as WhatsApp wants them, of the one mobile number that stands there and names its country:
 * `+49 …`, `0049 …`, `7 …`. Who writes `8` and ten digits dials from within +7. `undefined` for anything
 * that is not wholly understood: what is written for a family must reach nobody else.
 */
export function whatsAppNumber(contact: string): string | undefined {
  const found = WRITTEN.exec(contact);
  if (!found || /[@/_]/.test(contact)) return undefined;
  const [written, plus = '', run = ''] = found;
  const after = contact.slice(found.index + written.length);
  const isCutShort = /\p{N}/u.test(after) || (/\d$/.test(written) && /^\p{L}/u.test(after));
  if (isCutShort || !BEFORE.test(contact.slice(0, found.index))) return undefined;
  const groups = run.match(/\d+/g) ?? [];
  const digits = international(groups, plus !== '');
  // Whole already without its last digits: a flat, a year or a second number may belong to it or not.
  const isWholeBefore = groups.some((_, index) =>
    isMobile(international(groups.slice(0, index), plus !== '')),
  );
  return isMobile(digits) && !isWholeBefore ? digits : undefined;
}

function international(groups: readonly string[], hasPlus: boolean): string {
  const digits = groups.join('');
  if (hasPlus) return digits;
  if (digits.startsWith('00')) return digits.slice(2);
  const [trunk = '', area = ''] = groups;
  const isGrouped = trunk.length === 1 ? area.length >= 3 : [4, 11].includes(trunk.length);
  return isGrouped && /^[78]\d{10}$/.test(digits) ? `7${digits.slice(1)}` : '';
}

/** Whole and in use by its country's plan; a zero that is dialled within a country alone is no part of it. */
function isMobile(digits: string): boolean {
  const number = parsePhoneNumberFromString(`+${digits}`);
  const type = number?.getType() ?? '';
  return number?.number === `+${digits}` && ['MOBILE', 'FIXED_LINE_OR_MOBILE'].includes(type);
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

/** The message that tells the sender why it came back, and ways to send it; nothing in other states. */
export function messagePart(
  { t }: View,
  { submission, contact, origin, isReachable }: MessageData,
): Html | false {
  const { code, state, language, draft, reasons } = submission;
  if (state !== 'returned') return false;
  const say = sayIn(language);
  const message = say('desk.message', {
    name: nameOf(draft, language),
    reasons: reasons.map((reason) => `– ${sayReason(reason, say)}`).join('\n'),
    link: `${origin}/status/${code}?lang=${language}`,
  });
  const number = contact && whatsAppNumber(contact.contact);
  const href = `https://wa.me/${number ?? ''}?text=${encodeURIComponent(message)}`;
  return html`<div class="notice" id="message">
    <h2>${t('desk.message.title')}</h2>
    ${!isReachable && html`<p><strong>${t('desk.message.nobody')}</strong></p>`}
    <textarea readonly rows="7" lang="${language}" aria-label="${t('desk.message.title')}">
${message}</textarea>
    <p class="actions">
      <a class="button plain" href="${href}" rel="noreferrer" target="_blank"
        >${t('desk.message.send')}</a
      >
    </p>
    <p class="note">${t(number ? 'desk.message.known' : 'desk.message.choose')}</p>
  </div>`;
}
