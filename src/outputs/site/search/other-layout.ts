/** What was meant by keys that were pressed in the other layout: `Vfyier` is Маншук. */

/** Keys of a QWERTY keyboard and, in the same order, of the Russian and Kazakh ones (ГОСТ 6431, ҚР СТ 2049). */
const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.2345890-=";
const CYRILLIC = 'ёйцукенгшщзхъфывапролджэячсмитьбюәіңғүұқөһ';

const toCyrillic = new Map([...LATIN].map((key, at) => [key, CYRILLIC.charAt(at)]));
const toLatin = new Map([...CYRILLIC].map((key, at) => [key, LATIN.charAt(at)]));

/** The same keys in the other layout, in small letters; `null` where no letter would change. */
export function otherLayout(text: string): string | null {
  const typed = text.toLowerCase();
  const keys = /[a-z]/.test(typed) ? toCyrillic : toLatin;
  const meant = [...typed].map((key) => keys.get(key) ?? key).join('');
  return meant === typed ? null : meant;
}
