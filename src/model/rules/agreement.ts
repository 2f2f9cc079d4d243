/** What an entry says twice must say the same: between languages, fields and texts. */
import { fieldsOf } from '../fields.ts';
import { ranks } from '../glossary.ts';
import { EQUAL_LANGUAGES, isSaid, LANGUAGES, type LocalizedText } from '../language.ts';
import { warning } from '../problem.ts';
import type { VeteranFields } from '../veteran.ts';
import type { Rule } from './rule.ts';

type Facts = [field: string, text: LocalizedText | undefined][];

const factsOf = ({ birth, death, units = [], rank }: VeteranFields): Facts => [
  ['birth.place', birth?.place],
  ['death.place', death?.place],
  ['rank.text', rank?.text],
  ...units.map(({ text }, index): Facts[number] => [`units.${index}.text`, text]),
];

/** In every language in which the person is named, readers are told the same facts. */
const factsInTheSameLanguages: Rule = (entry) =>
  missingTexts(entry).map((field) => warning('fact-language', field));

function missingTexts(entry: VeteranFields): string[] {
  const facts = factsOf(entry).filter(([, text]) => isSaid(text));
  const spoken = LANGUAGES.filter(
    (one) => entry.name[one] && facts.some(([, text]) => text?.[one]),
  );
  return facts.flatMap(([field, text]) =>
    spoken.filter((one) => !text?.[one]).map((one) => `${field}.${one}`),
  );
}

/** Names have rules of their own. */
const NAMES: readonly string[] = ['name', 'familyName'];

let paths: ReadonlySet<string> | undefined;
const localized = (): ReadonlySet<string> =>
  (paths ??= new Set(fieldsOf('veteran').flatMap((field) => (field.localized ? field.path : []))));

/** Every text of an entry with its path. What is localized the schema says, so that no field is forgotten. */
function* textsOf(value: unknown, path = '', bare = ''): Generator<[string, LocalizedText]> {
  if (typeof value !== 'object' || value === null) return;
  if (localized().has(bare) && !Array.isArray(value)) return yield [path, value];
  for (const [step, inner] of Object.entries(value)) {
    const name = Array.isArray(value) || !bare ? bare || step : `${bare}.${step}`;
    if (!NAMES.includes(name)) yield* textsOf(inner, path ? `${path}.${step}` : step, name);
  }
}

/** A Kazakh page whose role stands there in English tells its reader nothing: both languages have every text. */
export const textsInBothLanguages: Rule = (entry) => {
  const missing = new Set(missingTexts(entry));
  return [...textsOf(entry)]
    .filter(([, text]) => isSaid(text))
    .flatMap(([field, text]) =>
      EQUAL_LANGUAGES.filter((one) => !text[one]).map((one) => `${field}.${one}`),
    )
    .filter((field) => !missing.has(field))
    .map((field) => warning('text-language', field));
};

/** The field has the last known rank, so no text of the entry may say a general of a captain. */
const rankIsTheLast: Rule = ({ rank, summary, deed }) => {
  const own = ranks.get(rank?.code ?? '');
  if (!own || own.category === 'general') return [];
  const generals = [...ranks.values()].filter(({ category }) => category === 'general');
  const said = LANGUAGES.flatMap((language) =>
    [summary?.[language], deed?.[language]].flatMap((text) =>
      generals
        .flatMap(({ name }) => name[language] ?? [])
        .filter((name) => isSaidOfOneself(text, name)),
    ),
  )[0];
  return said ? [warning('rank-below-text', 'rank', { said })] : [];
};

const isLetter = (sign = ''): boolean => sign.toLowerCase() !== sign.toUpperCase();

/** A whole word with no name behind it: `генерал-майор`, not `генерал-майора` nor `… Панфилов`. */
function isSaidOfOneself(text: string | undefined, rank: string): boolean {
  if (!text) return false;
  const at = text.toLocaleLowerCase('kk').indexOf(rank.toLocaleLowerCase('kk'));
  if (at < 0 || isLetter(text[at - 1])) return false;
  const rest = text.slice(at + rank.length);
  const next = rest.trimStart()[0] ?? '';
  return !isLetter(rest[0]) && rest[0] !== '-' && !(isLetter(next) && next !== next.toLowerCase());
}

/** A spelling that is the name itself would be listed twice. */
const otherNamesDiffer: Rule = ({ name, otherNames = [] }) => {
  const names = new Set(Object.values(name));
  return otherNames.flatMap((other, index) =>
    names.has(other) ? [warning('other-name-same', `otherNames.${index}`, { name: other })] : [],
  );
};

export const agreementRules: readonly Rule[] = [
  rankIsTheLast,
  factsInTheSameLanguages,
  otherNamesDiffer,
];
