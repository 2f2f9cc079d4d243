/** E-mail addresses and accounts of messengers and networks in an undressed text. */
import type { Span } from './span.ts';

/** Letters on each side of an `@` that are looked at: what is longer is no address. */
const REACH = 64;
const LOCAL = /[\p{L}\d_%+](?: ?\. ?|[-.])?$/u;
const DOMAIN = /^ ?[\p{L}\d][\p{L}\d-]{0,62}(?: ?\. ?[\p{L}\d-]{1,63}){0,4} ?\. ?\p{L}{2,}/u;
const SPACED_DOMAIN = /^ ?[a-z\d][a-z\d-]{0,62}(?: ?\. ?[a-z\d-]{1,63}){0,4} ?\. ?[a-z]{2,}/iu;
const NICK = /^[a-z][\w.]{2,31}/iu;

const ACCOUNTS: readonly RegExp[] = [
  /(?<![\p{L}\d.])(?:t|telegram|wa|m|vk) ?\. ?me ?\/ ?[+@]?[\w-]/giu,
  /(?<![\p{L}\d])telegram ?\. ?(?:dog|org) ?\/ ?\w/giu,
  /(?<![\p{L}\d])(?:instagram|facebook|tiktok|whatsapp|vk|fb|threads|x|twitter) ?\. ?(?:com|ru|net) ?\/ ?[\w@.]/giu,
  /(?<![\p{L}\d])(?:instagr ?\. ?am|ok ?\. ?ru|my ?\. ?mail ?\. ?ru|odnoklassniki ?\. ?ru) ?\/ ?\w/giu,
  /(?<![\p{L}\d])(?:tg|viber|whatsapp|skype|instagram):(?:\/\/)?\w/giu,
  /(?<![\p{L}\d])(?:инстаграмм?|инста|instagram|insta|телеграмм?|телега|telegram|tg|тг|вк|vk|ватсап|вацап|вотсап|whatsapp|скайп|skype|вайбер|viber|тикток|tiktok)\p{L}{0,3} ?[:=@-] ?[@a-z][\w.]{3,31}/giu,
];

/** What may stand before the name of a site, the nearest first. */
const WEB = ['www.', 'http://', 'https://'];

/** Every account that an undressed text names: what kind, and where it stands. */
export function* privateAccounts(text: string): Generator<Span<'email' | 'account'>> {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const before = text.slice(Math.max(0, at - REACH), at);
    const behind = text.slice(at + 1, at + 1 + 4 * REACH);
    const domain =
      (LOCAL.test(before) && DOMAIN.exec(behind)) ||
      (/[\p{L}\d] $/u.test(before) && SPACED_DOMAIN.exec(behind));
    if (domain) {
      yield { kind: 'email', start: at - localLength(before), end: at + 1 + domain[0].length };
      continue;
    }
    const nick = /[\p{L}\d]$/u.test(before) ? null : NICK.exec(behind);
    if (nick) yield { kind: 'account', start: at, end: at + 1 + nick[0].length };
  }
  for (const account of ACCOUNTS)
    for (const { index, 0: written } of text.matchAll(account)) {
      const [rest = ''] = text.slice(index + written.length).split(/[\s,;»"')\]}>]/u, 1);
      const start = WEB.reduce(
        (at, part) => (text.endsWith(part, at) ? at - part.length : at),
        index,
      );
      yield { kind: 'account', start, end: index + written.length + rest.length };
    }
}

/** Letters of an address before its `@`, with the spaces beside its points. */
function localLength(before: string): number {
  const end = before.trimEnd().length;
  let start = end;
  while (start > 0) {
    if (/[\p{L}\p{M}\d_%+.-]/u.test(before.charAt(start - 1))) start -= 1;
    else if (/^\s?\./u.test(before.slice(start - 1, start + 1))) start -= 1;
    else break;
  }
  return before.length - start;
}
