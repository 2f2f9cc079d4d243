/** Where a sender lives: private, in whatever order it is said. */

/** Words beside which a number is a home; a house or a flat alone may be where a hero lived. */
const HOME =
  /(?<!\p{L})(?:адрес\p{L}*|прожива[ею]\p{L}*|жив[её]м|живу|мекен-?жай\p{L}*|тұрамы[нз]|address|кв\.? ?\d|пәтер\p{L}*|паспорт\p{L}*|төлқұжат\p{L}*|жеке куәлі\p{L}*)/iu;

/** A sentence ends behind a word: «ул.», «кв.» and «г.р.» are none. */
const SENTENCE = /(?<=\p{L}{4}[.!?…]["»)]?)\s|(?<=[!?…])\s|(?<=\d\.)\s(?=\p{Lu}\p{Ll}{2})/u;
const CLAUSE = /(?<=[,;:—])\s|\s(?=[–—(])/u;
/** What an address is told by besides the words of a home: a number that is no year, a street, a town. */
const ADDRESS =
  /(?<![\d–-])(?!(?:1[89]|20)\d\d(?!\d))\d|(?<!\p{L})(?:ул|улиц\p{L}{1,3}|пр|просп\p{L}{0,6}|пер|мкр|(?<!\d ?)г(?=\.)(?!\. ?р)|гор|город\p{L}{0,3}|пос|дом|көше\p{L}{0,5}|даңғыл\p{L}{0,4}|қала\p{L}{0,4}|ауыл\p{L}{0,4}|үй)(?!\p{L})/iu;

/**
 * The sentences of a line that say where somebody lives leave it, from the clause on in which the
 * address begins: it may stand before the word of a home as well as behind it.
 */
export function withoutHome(line: string): { kept: string; homes: string[] } {
  const sentences = line.split(SENTENCE);
  const isHome = sentences.map((one, index) => {
    if (HOME.test(one)) return true;
    const beside = [sentences[index - 1], sentences[index + 1]];
    return /\d/.test(one) && beside.some((other) => other && HOME.test(other) && !/\d/.test(other));
  });
  if (!/\d/.test(line) || !isHome.includes(true)) return { kept: line, homes: [] };
  const kept = sentences.map((sentence, index) => {
    if (!isHome[index]) return sentence;
    const clauses = sentence.split(CLAUSE);
    const first = clauses.findIndex((clause) => HOME.test(clause) || ADDRESS.test(clause));
    return tidy(clauses.slice(0, Math.max(0, first)).join(' '));
  });
  const homes = sentences.filter((_, index) => isHome[index]);
  const said = kept
    .filter(Boolean)
    .map((one, index, all) =>
      index === all.length - 1 || /[.!?…]["»)]?$/u.test(one) ? one : `${one}.`,
    );
  return { kept: said.join(' '), homes };
}

/** Without what only led to a part that is gone. */
export const tidy = (line: string): string =>
  line
    .trim()
    .replace(/[\s,:(–-]$/u, '')
    .trim();
