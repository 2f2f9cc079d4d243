/** E-mail addresses and accounts of messengers and networks in an undressed text. */

/** Letters on each side of an `@` that are looked at: what is longer is no address. */
const REACH = 64;
const LOCAL = /[\p{L}\d_%+](?: ?\. ?|[-.])?$/u;
const DOMAIN = /^ ?[\p{L}\d][\p{L}\d-]{0,62}(?: ?\. ?[\p{L}\d-]{1,63}){0,4} ?\. ?\p{L}{2,}/u;
const SPACED_DOMAIN = /^ ?[a-z\d][a-z\d-]{0,62}(?: ?\. ?[a-z\d-]{1,63}){0,4} ?\. ?[a-z]{2,}/iu;
const NICK = /^[a-z][\w.]{2,31}/iu;

const ACCOUNTS: readonly RegExp[] = [
  /(?<![\p{L}\d.])(?:t|telegram|wa|m|vk) ?\. ?me ?\/ ?[+@]?[\w-]/iu,
  /(?<![\p{L}\d])telegram ?\. ?(?:dog|org) ?\/ ?\w/iu,
  /(?<![\p{L}\d])(?:instagram|facebook|tiktok|whatsapp|vk|fb|threads|x|twitter) ?\. ?(?:com|ru|net) ?\/ ?[\w@.]/iu,
  /(?<![\p{L}\d])(?:instagr ?\. ?am|ok ?\. ?ru|my ?\. ?mail ?\. ?ru|odnoklassniki ?\. ?ru) ?\/ ?\w/iu,
  /(?<![\p{L}\d])(?:tg|viber|whatsapp|skype|instagram):(?:\/\/)?\w/iu,
  /(?<![\p{L}\d])(?:инстаграмм?|инста|instagram|insta|телеграмм?|телега|telegram|tg|тг|вк|vk|ватсап|вацап|вотсап|whatsapp|скайп|skype|вайбер|viber|тикток|tiktok)\p{L}{0,3} ?[:=@-] ?[@a-z][\w.]{3,31}/iu,
];

/** What kind of account an undressed text names. */
export function privateAccount(text: string): 'email' | 'account' | null {
  let isNamed = false;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const before = text.slice(Math.max(0, at - REACH), at);
    const behind = text.slice(at + 1, at + 1 + 4 * REACH);
    if (LOCAL.test(before) && DOMAIN.test(behind)) return 'email';
    if (/[\p{L}\d] $/u.test(before) && SPACED_DOMAIN.test(behind)) return 'email';
    isNamed ||= !/[\p{L}\d]$/u.test(before) && NICK.test(behind);
  }
  return isNamed || ACCOUNTS.some((account) => account.test(text)) ? 'account' : null;
}
