/** The deed says what was done; rank and award have their own lines beside it. */
import beginnings from '../glossary/deed.json' with { type: 'json' };
import { LANGUAGES, type Language } from '../language.ts';
import { fault, warning } from '../problem.ts';
import type { Rule } from './rule.ts';

/**
 * Beginnings of words that name a rank or an award, or praise and tell nothing. English ranks that
 * mean other things are left out.
 */
const WORDS: Record<Language, Record<'rank' | 'award' | 'praise', readonly string[]>> = beginnings;

/** The first of the beginnings that a word of the text begins with, as it stands in the text. */
function wordAmong(text: string, words: readonly string[]): string | undefined {
  const plain = ` ${text.toLocaleLowerCase('kk').replace(/[«»“”"(),.:;!?]/g, ' ')} `;
  const found = words.find((beginning) => plain.includes(` ${beginning}`));
  return (
    found &&
    plain
      .slice(plain.indexOf(` ${found}`) + 1)
      .split(found.endsWith(' ') ? /$/ : ' ')[0]
      ?.trim()
  );
}

/** Rank and award are said by their own fields, so the one sentence is kept for the deed. */
const deedNamesNoRank: Rule = ({ deed }) =>
  LANGUAGES.flatMap((language) => {
    const text = deed?.[language];
    const word =
      text && (wordAmong(text, WORDS[language].rank) ?? wordAmong(text, WORDS[language].award));
    return word ? [fault('deed-rank', `deed.${language}`, { word })] : [];
  });

/** Praise without a deed says nothing of this person that could not be said of everybody. */
const deedIsNoPraise: Rule = ({ deed }) =>
  LANGUAGES.flatMap((language) => {
    const text = deed?.[language];
    const word = text && wordAmong(text, WORDS[language].praise);
    return word ? [warning('deed-praise', `deed.${language}`, { word })] : [];
  });

const NUMBERS = new RegExp(
  `(?<!\\p{L})(?:${[
    ...['екі', 'үш', 'төрт', 'бес', 'алты', 'жеті', 'сегіз', 'тоғыз', 'он', 'жиырма', 'отыз'],
    ...['қырық', 'елу', 'алпыс', 'жетпіс', 'сексен', 'тоқсан', 'жүз', 'мың'],
    ...['дв(?:а|е|ух|умя|оих)', 'тр(?:и|ёх|ех|емя|ое|оих)', 'четыр\\p{L}+', 'четвер\\p{L}+'],
    ...['пят\\p{L}+', 'шест\\p{L}+', 'сем(?:ь|и|ью|ерых|ьдесят|надцат\\p{L}+)', 'восем\\p{L}+'],
    ...['девят\\p{L}+', 'десят\\p{L}+', '\\p{L}+надцат\\p{L}+', 'двадцат\\p{L}+', 'тридцат\\p{L}+'],
    ...['сорок\\p{L}*', 'сто', 'ста', 'сот\\p{L}+', '(?:две|три|четыре)ст\\p{L}+', 'тысяч\\p{L}*'],
    ...['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
    ...['\\p{L}+teen', '\\p{L}+ty(?:-\\p{L}+)?', 'hundreds?', 'thousands?'],
  ].join('|')})(?!\\p{L})`,
  'iu',
);

/** A capital within the sentence, or a Kazakh sentence that begins with a place in its case. */
const PLACE =
  /\s[«“(]*\p{Lu}\p{Ll}|^\p{Lu}\p{L}+(?:[дт][ае]н?|н[ае]н|[ндт][ыі]ң)\s|^\p{Lu}\p{L}+ (?:түбінде|маңында|жерінде|бойында|үшін|аспанында|\p{L}+інде|\p{L}+ында)\s/u;

/** A place or a number is what tells this deed from every other. */
const deedHasPlaceOrNumber: Rule = ({ deed }) => {
  const texts = LANGUAGES.flatMap((language) => deed?.[language] ?? []);
  const isTold = texts.some((text) => /\d/.test(text) || NUMBERS.test(text) || PLACE.test(text));
  return texts.length === 0 || isTold ? [] : [warning('deed-place', 'deed')];
};

export const deedRules: readonly Rule[] = [deedNamesNoRank, deedIsNoPraise, deedHasPlaceOrNumber];
