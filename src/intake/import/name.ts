/** Names out of one column or three. */
import type { Language } from '../../model/language.ts';
import type { RawDraft } from '../draft.ts';
import { foldHeading, languageOf, type Column } from './columns.ts';

interface Filled {
  column: Column;
  text: string;
}

const PARTS = ['givenName', 'patronymic', 'familyName'];
/** Columns that by their own words begin with the family name. */
const FAMILY_FIRST = /^(?:фио|ф и о|фамилия|тегі аты|т а ә|таә)/u;
const PATRONYMIC = /(?:ұлы|улы|қызы|кызы|ович|евич|ич|овна|евна|ична|uly|kyzy|qyzy)$/iu;

/** `name` and `familyName` of a row; three columns become «Нуркен Абдирович Абдиров». */
export function nameOf(filled: readonly Filled[]): Pick<RawDraft, 'name' | 'familyName'> {
  const name: Partial<Record<Language, string>> = {};
  const familyName: Partial<Record<Language, string>> = {};
  for (const parts of partsByLanguage(filled).values()) {
    const joined = PARTS.map(
      (target) => parts.find(({ column }) => column.target === target)?.text,
    );
    const whole = calmName(joined.filter(Boolean).join(' '));
    const language = languageOf(whole, (parts[0] as Filled).column);
    if (whole) name[language] = whole;
    if (joined[2]) familyName[language] = calmName(joined[2]);
  }
  for (const { column, text } of filled.filter(({ column }) => column.target === 'name')) {
    const language = languageOf(text, column);
    name[language] = calmName(text);
    const [family, , third, ...more] = calmName(text).split(/\s+/);
    const isWhole = third && more.length === 0 && PATRONYMIC.test(third);
    if (isWhole && family && FAMILY_FIRST.test(foldHeading(column.heading)))
      familyName[language] ??= family;
  }
  return {
    ...(Object.keys(name).length > 0 && { name }),
    ...(Object.keys(familyName).length > 0 && { familyName }),
  };
}

/** Parts belong together whose headings are in one language. */
function partsByLanguage(filled: readonly Filled[]): Map<string, Filled[]> {
  const groups = new Map<string, Filled[]>();
  for (const part of filled.filter(({ column }) => PARTS.includes(column.target))) {
    const key = `${part.column.language} ${part.column.isLanguageSaid}`;
    groups.set(key, [...(groups.get(key) ?? []), part]);
  }
  return groups;
}

/** A name in capitals throughout as it is written in text: «АБДИРОВ НУРКЕН» as «Абдиров Нуркен». */
export function calmName(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line !== line.toUpperCase() || !/\p{Lu}{3}/u.test(line)) return line;
  return line
    .toLowerCase()
    .replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase())
    .replace(/(?<=[-\s])(?:Ұлы|Улы|Қызы|Кызы)(?!\p{L})/gu, (word) => word.toLowerCase());
}
