/** Where a sender lives: private, in whatever order it is said. */

/** Words beside which a number is a home; a house alone may be where a hero lived. */
const HOME =
  /(?<!\p{L})(?:адрес\p{L}{0,12}|прожива[ею]\p{L}{0,12}|жив[её]м|живу|мекен-?жай\p{L}{0,12}|тұрамы[нз]|тұрып жат\p{L}{0,12}|тұратын\p{L}{0,12}|address|кв\.? ?\d|квартир\p{L}{0,12} ?(?:№ ?)?\d|пәтер\p{L}{0,12}|подъезд\p{L}? ?\d|домофон\p{L}? ?\d|индекс\p{L}? ?\d|паспорт\p{L}{0,12}|төлқұжат\p{L}{0,12}|жеке куәлі\p{L}{0,12}|наш\p{L}{0,2} (?:дом|квартир)\p{L}{0,12}|(?:мы|я) из дома|үйім(?:із)?(?!\p{L}))/iu;
/** An address that is said to be one's own needs no digit: numbers are written in words as well. */
const OWN =
  /(?<!\p{L})(?:(?:мой|наш|домашний|менің|біздің) (?:адрес|мекен-?жай)\p{L}{0,12}|мекен-?жайым\p{L}{0,12})/iu;
/** «Абая 45-17»: nothing but a street, a house and a flat. */
const HOUSE_AND_FLAT = /^\p{Lu}\p{Ll}{2,20} \d{1,3}[-/]\d{1,3}[,.;]?$/u;
/** What is said of a veteran, wherever that was. */
const OF_VETERAN = /(?<!\p{L})(?:родил|туған|погиб|похорон|жерлен|умер|қайтыс)/iu;

/** A number that is no year, no unit, no age and no ordinal, but for that of a house. */
const HOUSE =
  /(?<![\d–])(?!(?:1[89]|20)\d\d(?!\d))\d{1,9}(?:(?:-?\p{L}{2,5})? ?(?:үй|пәтер)|(?!\d)(?!-?(?:й|я|е|го|му|м|ая|ой|шы|ші|інші|ыншы)(?!\p{L}))(?!\s?(?:гв|стрел|див|полк|бриг|батальон|батар|рот|арми|корпус|лет|год|жас|жыл|орден|медал|раз|рет|дет|бала|внук|немере|сын|доч)))/iu;
/** A word of an address: a name, a number, what a street, a town or a house is called. */
const WORD =
  /^(?:\p{Lu}[\p{L}\d.-]*|[\d№/.-]+(?:-?\p{L}{1,6})?|(?:ул|улиц\p{L}|көше\p{L}{0,6}|к-сі|пр|просп|проспект\p{L}?|бульвар\p{L}?|б-р|даңғыл\p{L}{0,4}|мкр|микрорайон\p{L}?|м-н|пер|переулок|г|гор|город\p{L}?|қала\p{L}{0,4}|пос|пос[её]л\p{L}{2,3}|ауыл\p{L}{0,5}|д|дом\p{L}?|үй\p{L}{0,5}|кв|квартир\p{L}|пәтер\p{L}{0,3}|п|подъезд\p{L}?|этаж\p{L}?|қабат\p{L}?|домофон\p{L}?|корп|корпус|индекс|в|на|по|из|у|мы|я|біз|мен)(?:\.\d{0,4})?)$/u;
/** Words by which an address is told without a house. */
const PLACE =
  /(?<!\p{L})(?:ул|улиц\p{L}|пр|просп\p{L}{0,6}|бульвар|пер|мкр|м-н|(?<!\d ?)г(?=\.)(?!\. ?р)|гор|город\p{L}?|пос|көше\p{L}{0,5}|даңғыл\p{L}{0,4}|қала\p{L}{0,4}|ауыл\p{L}{0,5})(?!\p{L})/iu;

/** A sentence ends behind a word: «ул.», «кв.» and «г.р.» are none. */
const SENTENCE =
  /(?<=\p{L}{4}[.!?…]["»)]?)\s|(?<=[!?…])\s|(?<=\d\.)\s(?=\p{Lu}\p{Ll}{1,20}(?!\p{L}|\.))/u;
const CLAUSE = /(?<=[,;:—])\s|\s(?=[–—(])/u;

interface Clause {
  text: string;
  isCut: boolean;
}

/** A line of what was written, and what of it says where somebody lives. */
export interface Line {
  kept: string;
  /** The sentences of which something was taken, whole. */
  homes: string[];
}

/**
 * Takes from lines that stand together the clauses in which somebody's home is told, with those of an
 * address right before and behind them: it may go over sentences and lines.
 */
export function withoutHomes(lines: readonly string[]): Line[] {
  const parted = lines.map((line) =>
    line.split(SENTENCE).map((sentence) => ({
      sentence,
      clauses: sentence.split(CLAUSE).map((text): Clause => ({ text, isCut: false })),
    })),
  );
  for (const { sentence, clauses } of parted.flat())
    if (OWN.test(sentence))
      for (const clause of clauses.slice(clauses.findIndex(({ text }) => HOME.test(text))))
        clause.isCut = true;
  const all = parted.flatMap((line) => line.flatMap(({ clauses }) => clauses));
  for (const [index, { text }] of all.entries()) {
    if (HOUSE_AND_FLAT.test(text)) (all[index] as Clause).isCut = true;
    if (!HOME.test(text) || OF_VETERAN.test(text)) continue;
    const address = [
      ...reach(all, index, -1).reverse(),
      all[index] as Clause,
      ...reach(all, index, 1),
    ];
    if (address.some((clause) => HOUSE.test(clause.text)))
      for (const clause of address) clause.isCut = true;
  }
  return parted.map(lineOf);
}

/** The clauses of an address on one side of a clause, the nearest first. */
function reach(all: readonly Clause[], from: number, step: 1 | -1): Clause[] {
  const found: Clause[] = [];
  for (let at = from + step; isOfAddress(all[at]?.text ?? ''); at += step)
    found.push(all[at] as Clause);
  return found;
}

const isOfAddress = (text: string): boolean =>
  (HOUSE.test(text) || PLACE.test(text)) &&
  text
    .split(/\s/u)
    .map((word) => word.replace(/^[("«]|[.,;:)"»!]$/gu, ''))
    .every((word) => word === '' || WORD.test(word));

function lineOf(sentences: readonly { sentence: string; clauses: readonly Clause[] }[]): Line {
  const isTouched = ({ clauses }: (typeof sentences)[number]): boolean =>
    clauses.some(({ isCut }) => isCut);
  const left = sentences
    .map((one) => (isTouched(one) ? tidy(textOf(one.clauses)) : one.sentence))
    .filter(Boolean);
  return {
    kept: left
      .map((one, index) =>
        index === left.length - 1 || /[.!?…]["»)]?$/u.test(one) ? one : `${one}.`,
      )
      .join(' '),
    homes: sentences.filter(isTouched).map(({ sentence }) => sentence),
  };
}

const textOf = (clauses: readonly Clause[]): string =>
  clauses
    .filter(({ isCut }) => !isCut)
    .map(({ text }) => text)
    .join(' ');

/** Without what only led to a part that is gone. */
export const tidy = (line: string): string =>
  line
    .trim()
    .replace(/[\s,:(–-]$/u, '')
    .trim();
