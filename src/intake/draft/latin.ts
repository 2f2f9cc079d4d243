/** Ids in Latin letters from names in any: made once, then permanent. */
import { LANGUAGES, type LocalizedText } from '../../model/language.ts';
import { writtenDate } from '../../model/written-date.ts';

/** Kazakh and Russian letters as Kazakhstan's English-language press writes them. */
const LETTERS: Readonly<Record<string, string>> = {
  а: 'a', ә: 'a', б: 'b', в: 'v', г: 'g', ғ: 'gh', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z',
  и: 'i', й: 'i', к: 'k', қ: 'q', л: 'l', м: 'm', н: 'n', ң: 'ng', о: 'o', ө: 'o', п: 'p',
  р: 'r', с: 's', т: 't', у: 'u', ұ: 'u', ү: 'u', ф: 'f', х: 'kh', һ: 'h', ц: 'ts', ч: 'ch',
  ш: 'sh', щ: 'shch', ъ: '', ы: 'y', і: 'i', ь: '', э: 'e', ю: 'yu', я: 'ya', ı: 'i', ə: 'a',
  ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe',
}; // prettier-ignore

/** Longest part made of a name: leaves room for a year and a number within an id's 64 letters. */
const LONGEST = 48;

/** Names of devices that Windows allows for no folder. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** The Latin words of a text; empty where no letter or digit has a Latin form. */
export function latinWords(text: string): string[] {
  let latin = '';
  for (const letter of text
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’ʼ`´-]/gu, ''))
    latin += LETTERS[letter] ?? letter;
  return latin
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

interface Named {
  name: LocalizedText;
  familyName?: LocalizedText | undefined;
  birth?: { date?: string | undefined } | undefined;
}

/**
 * Proposes the permanent id of a person: family name and given name (`abdirov-nurken`), with the
 * year of birth where that is taken, then with a number. Always a valid id, whatever the name is.
 *
 * @param taken Every id in use now, before, or withdrawn: an address never changes its person.
 */
export function proposeId(person: Named, taken: ReadonlySet<string>): string {
  const base = baseOf(person);
  const birth = writtenDate(person.birth?.date ?? '', 'birth');
  const year = birth?.last?.year;
  const dated = year === undefined ? base : `${base}-${year}`;
  const free = [base, dated].find((candidate) => !taken.has(candidate));
  if (free) return free;
  for (let number = 2; ; number += 1)
    if (!taken.has(`${dated}-${number}`)) return `${dated}-${number}`;
}

function baseOf({ name, familyName }: Named): string {
  const whole = LANGUAGES.filter((language) => name[language] && familyName?.[language]);
  for (const language of [...whole, ...LANGUAGES]) {
    const words = latinWords(name[language] ?? '');
    if (words.length === 0) continue;
    const family = latinWords(familyName?.[language] ?? '');
    const own = words.filter((word) => !family.includes(word));
    const joined = (family.length > 0 ? [...family, ...own.slice(0, 1)] : words.slice(0, 3))
      .join('-')
      .slice(0, LONGEST)
      .replace(/(?<!-)-+$/, '');
    return RESERVED.test(joined) ? `person-${joined}` : joined;
  }
  return 'person';
}
