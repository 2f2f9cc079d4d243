/** Rows that are no person: totals, signatures, sub-headings, repeated headings, column numbers. */
import { NAMES, recognise } from './columns.ts';
import { foldHeading } from './fold-heading.ts';
import { OF_OTHERS } from './headings.ts';
import { readName } from './name.ts';
import { saysNothing } from './nothing.ts';
import { wordList } from './split.ts';
import { readChoice } from './terms.ts';
import type { ListCell } from './column.ts';

/** Why a row is left out; `hidden` and `struck` are of people that the list itself has taken out. */
export const LEFT_REASONS = [
  'headings',
  'numbers',
  'empty',
  'total',
  'signature',
  'section',
  'note',
  'hidden',
  'struck',
] as const;
export type LeftReason = (typeof LEFT_REASONS)[number];

const TOTAL =
  /^\W*(?:итого|всего|общее количество|барлығы|барлық|жиыны|жиынтығы|жалпы саны|қорытынды|total|sum)(?!\p{L})/iu;
const SECTION =
  /(?<!\p{L})(?:с\/о|а\/о|с\.о|сельск\p{L}{1,15}|поселков\p{L}{1,15}|ауылдық|кенттік|округ\p{L}{0,15}|село|ауыл\p{L}{0,3}|аул|город|қала\p{L}{0,3}|район\p{L}{0,2}|аудан\p{L}{0,2}|раздел|бөлім|глава|тарау|буква|әріп)(?!\p{L})|^(?:с|а|п|г|пос|аул)\.\s*\p{Lu}|^[IVXІХ]{1,6}[.)]?\s|^[IVXІХ]{1,6}[.)]?$|^\p{Lu}$/iu;
const CATEGORY =
  /(?<!\p{L})(?:тыл\p{L}{0,15}|трударм\p{L}{0,15}|еңбек арм\p{L}{0,15}|узни\p{L}{1,15}|тұтқын\p{L}{0,15}|блокадни\p{L}{0,15}|қоршау\p{L}{0,15}|партизан\p{L}{0,15}|дети войны|соғыс балалары|фронтови\p{L}{1,15}|участники|майдангерлер|медики|медсестры|погибшие|пропавшие|қаза тапқандар|хабарсыз кеткендер|ардагерлер|ветераны|вернувшиеся|инвалиды|вдовы)(?!\p{L})/iu;
const NOTE =
  /^(?:примечани|ескерту|note|составил|исполнител|орындаған|орындаушы|подпис|қолы|м\.?\s?[поө]\.?$|дата\b|тел\b|тел\.|согласован|келісілді|утвержд|бекіт|по состоянию|приложени|қосымша\b|источник|дереккөз|список|тізім|сведения (?:уточн|верны))/iu;
/** «Аким района»: an office and words that are of no name. */
const OFFICE =
  /(?<!\p{L})(?:район|аудан|город|қала|округ|област|облыс|сельск|ауыл|школ|мектеп|отдел|бөлім|совет|кеңес|комитет|ветеран|ардагер)/iu;

/** A name too, so that only a row without facts is a signature. */
const MAYOR = /(?<!\p{L})(?:аким|әкім)(?!\p{L})/iu;

/** Fields of which any says that a row is of a person. */
const FACTS = new Set(
  wordList(`birth.date, death.date, years, birth, death, birth.place, consent, category, sex,
    fate, rank, photos, story`),
);
/** What a prepared form has in every row before anybody is named. */
const PREPARED = new Set(
  wordList(`ignored, unknown, private, place, category, consent, sex, personal-data,
    consent-unclear`),
);

const isNumber = (text: string): boolean => /^(?:гр\.?\s*)?\d{1,3}[.)]?$|^[А-ГA-DӘ]$/u.test(text);

/** Why a row is left out, or `null` for one that may be a person. */
export function whyLeft(
  cells: readonly ListCell[],
  isPlace: (text: string) => boolean,
): LeftReason | null {
  const of = (target: string): ListCell[] => cells.filter(({ column }) => column.target === target);
  const names = cells.filter(({ column }) => NAMES.has(column.target));
  const name = names.map(({ text }) => text).join(' ');
  if (isHeadings(cells)) return 'headings';
  const others = cells.filter(({ column }) => column.target !== 'ignored');
  if (areNumbers(cells)) return 'numbers';
  if (others.every(({ text }) => saysNothing(text))) {
    const lone = of('ignored').find(({ text }) => /\p{L}{3}/u.test(text))?.text;
    if (lone === undefined) return 'empty';
    return TOTAL.test(lone)
      ? 'total'
      : SECTION.test(lone) || CATEGORY.test(lone)
        ? 'section'
        : 'note';
  }
  const [first] = cells;
  if (TOTAL.test(name) || (first && TOTAL.test(first.text) && !isPerson(name))) return 'total';
  const facts = cells.filter(({ column, text }) => FACTS.has(column.target) && !saysNothing(text));
  if (saysNothing(name)) {
    if (cells.every(({ column }) => PREPARED.has(column.target)))
      return others.length === 1 || cells.some(({ text }) => NOTE.test(text)) ? 'note' : 'empty';
    return facts.length === 0 &&
      cells.some(({ text }) => NOTE.test(text) || OF_OTHERS.test(text.toLowerCase()))
      ? 'signature'
      : null;
  }
  if (facts.length > 0) return null;
  const spoken = name.toLowerCase();
  if (NOTE.test(name)) return 'signature';
  if (OF_OTHERS.test(spoken) && (OFFICE.test(name) || !isPerson(name) || MAYOR.test(name)))
    return 'signature';
  if (others.length > 1) return null;
  if (/^\W*\d+\W*$/u.test(name)) return 'total';
  if (isPerson(name) && !isPlace(name) && !SECTION.test(name)) return null;
  return isPlace(name) || SECTION.test(name) || CATEGORY.test(name) || readChoice('category', name)
    ? 'section'
    : null;
}

/** «Труженики тыла» above rows says something of them that no default may gainsay. */
export const speaksOfCategory = (text: string): boolean => CATEGORY.test(text);

const isPerson = (name: string): boolean => 'name' in readName(name);

function isHeadings(cells: readonly ListCell[]): boolean {
  const same = cells.filter(
    ({ column, text }) =>
      (foldHeading(column.heading).endsWith(foldHeading(text)) ||
        recognise(text)?.target === column.target) &&
      /\p{L}{2}|№/u.test(text) &&
      column.target !== 'unknown' &&
      !/^\d/.test(text),
  );
  return same.length >= 2 && same.length * 2 >= cells.length;
}

/** 1, 2, 3 … below the headings. */
function areNumbers(cells: readonly ListCell[]): boolean {
  if (cells.length < 2 || !cells.every(({ text }) => isNumber(text))) return false;
  const numbers = cells
    .map(({ text }) => Number(text.replace(/\D/g, '')))
    .filter((number) => number > 0);
  return (
    numbers.length > 1 &&
    numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1)
  );
}
