/**
 * Names out of one column or three, by a small grammar: capitalised words and initials, with
 * numbers, years, marks and maiden names taken off. Any other word makes the name a question.
 */
import type { Language } from '../../model/language.ts';
import { fault, type Finding } from '../../model/problem.ts';
import type { RawDraft } from '../draft/draft.ts';
import { languageOf, type ListCell } from './column.ts';
import { foldHeading } from './fold-heading.ts';
import { SOMEBODY_ELSE } from './headings.ts';
import { isMixed, oneAlphabet } from './letters.ts';
import { split } from './split.ts';
import { readChoice } from './terms.ts';

type Filled = Pick<ListCell, 'column' | 'text'>;

export interface ReadName {
  name: string;
  birth?: string;
  death?: string;
  /** Another name that the cell says to be one. */
  other?: string;
  fate?: string;
}

/** Why a name is asked about: two people in one cell, or something that is no part of a name. */
export type NameDoubt = 'import-name-two' | 'import-name-unclear';

const NUMBER = /^ ?(?:№ ?\d{1,5}[.)]?|\d{1,4} ?[.)](?!\d)|\d{1,3}(?= \p{Lu})) ?/u;
const SOFT_HYPHEN = /\u00ad/gu;
const MARKS = /[*†‡•●▪■□◦¹²³⁴⁵✓✔]/gu;
const LIFE =
  /[,; ]{0,3}\(? ?(1[89]\d\d) ?(?:гг?\.?|жж?\.?)? ?[-–—] ?((?:1[89]|20)\d\d) ?(?:гг?\.?|жж?\.?|годы|жылдары)? ?\)? ?$/u;
const BORN =
  /[,; ]{0,3}\(? ?(1[89]\d\d) ?(?:г\.? ?р\.?|года? рожд(?:ения|\.)?|ж\.? ?т\.?|жылы туған|жылғы) ?\)? ?$/u;
const MAIDEN =
  /^(?:қыз (?:кезіндегі )?тегі|девичья(?: фамилия)?|дев\.|в девичестве|урожд[её]нная|урожд\.|née|maiden name|born)\s*:?\s*[-–—]?\s*/iu;

const PARTICLE = /^(?:ұлы|улы|қызы|кызы|оглы|оглу|ұғлы|кизи|гызы|uly|kyzy|qyzy|де|фон|ван|ибн)$/iu;
const WORD = /^\p{Lu}[\p{Ll}\p{Lu}\p{M}]*(?:[-‐‑'’ʼ`][\p{Ll}\p{Lu}\p{M}]+)*$/u;
const INITIALS = /^(?:\p{Lu}\.?-?){1,3}$|^(?:\p{Lu}\.){1,2}\p{Lu}\p{Ll}+$/u;
const NO_NAME =
  /^(?:неизвест\p{L}*|белгісіз|ветеран\p{L}*|ардагер\p{L}*|участник\p{L}*|рядов\p{L}*|ефрейтор\p{L}*|сержант\p{L}*|старшин[аы]|лейтенант\p{L}*|капитан|майор|полковник\p{L}*|подполковник\p{L}*|генерал\p{L}*|красноармеец|солдат\p{L}*|жауынгер\p{L}*|гвардии|герой|батыры|товарищ|семь[яи]|братья|сестры|супруги|погиб\p{L}*|умер\p{L}*|пропал\p{L}*|итого|всего|барлығы|район\p{L}*|округ\p{L}*|область|облысы|аудан\p{L}*|село|аул|ауыл\p{L}*|город\p{L}*|қала\p{L}*|школ\p{L}*|улиц\p{L}*|памятник\p{L}*|обелиск|могил\p{L}*|совхоз|колхоз|фото|сурет|список|тізім\p{L}*|или|немесе|либо|труженик\p{L}*|тружениц\p{L}*|тыл[а]?|дети|войн[аы]|соғыс(?:ы|ының)?|фронтови\p{L}*|майдангер\p{L}*|партизан(?:ка|ы)?|снайпер\p{L}*|л[её]тчик\p{L}*|танкист\p{L}*|разведчик\p{L}*|врач|медсестра|санинструктор|маршал|матрос|академик|профессор|инвалид\p{L}*|кавалер|орден(?:а|ы|ов)?|покойн\p{L}*|марқұм|ақсақал|ата|әже|аға|тётя|дядя|мемориал\p{L}*|архив\p{L}*|образец|пример|үлгі|мысал|человек[а]?|данных|нет|жоқ|неизв|имя|отчества|фамилия)$/iu;
/** «И» in capitals too, where it stands between two words. */
const AND = /(?<!\p{L})(?:и|және|мен|пен|бен|and)(?!\p{L})|\p{L}{2}\s+И\s+\p{L}{2}/u;
/** Words of a name without particles. */
const MOST_WORDS = 3;

/** Reads the text of a cell as one person's name. */
export function readName(written: string): ReadName | { doubt: NameDoubt } {
  const read: Omit<ReadName, 'name'> = {};
  let text = written.replace(SOFT_HYPHEN, '').replace(NUMBER, '').replace(MARKS, '').trim();
  const life = LIFE.exec(text);
  const born = life ? null : BORN.exec(text);
  if (life) [read.birth, read.death] = [life[1] as string, life[2] as string];
  if (born) read.birth = born[1] as string;
  text = text.slice(0, (life ?? born)?.index ?? text.length);
  for (const [whole, inside = ''] of text.matchAll(/\(([^()]*)\)/gu)) {
    const note = inside.trim();
    const maiden = MAIDEN.exec(note);
    const fate = readChoice('fate', note);
    const other = maiden && readName(note.slice(maiden[0].length));
    if (other && 'name' in other && !read.other) read.other = other.name;
    else if (fate && !read.fate) read.fate = fate;
    else return { doubt: isSecond(note) ? 'import-name-two' : 'import-name-unclear' };
    text = text.replace(whole, ' ');
  }
  const lines = split(text, /\n/);
  const isTwo = lines.length > 1 && lines.every((line) => line.split(/\s+/).length > 1);
  if (/&#?\w+;/.test(text)) return { doubt: 'import-name-unclear' };
  if (isTwo || /[,;/&+]/.test(text) || AND.test(text)) return { doubt: 'import-name-two' };
  const name = calmName(oneAlphabet(text).replace(/(?<=\p{L}{3})\.$/u, ''));
  return isName(name) ? { name, ...read } : { doubt: 'import-name-unclear' };
}

const isSecond = (note: string): boolean => /[,;]|брат|сестр|супруг|ағайын/iu.test(note);

/** Whether every word may be a word of one person's name. */
export function isName(name: string): boolean {
  const words = name.split(/\s+/).filter(Boolean);
  const own = words.filter((word) => !PARTICLE.test(word));
  return (
    own.length > 0 &&
    own.length <= MOST_WORDS &&
    words.every((word) => PARTICLE.test(word) || WORD.test(word) || INITIALS.test(word)) &&
    !isMixed(name) &&
    !name.split(/[^\p{L}]+/u).some((word) => NO_NAME.test(word)) &&
    !SOMEBODY_ELSE.test(name)
  );
}

const PARTS = ['givenName', 'patronymic', 'familyName'];
/** Columns that by their own words begin with the family name. */
const FAMILY_FIRST = /^(?:фио|ф и о|фамилия|тегі аты|т а ә|таә)/u;
const PATRONYMIC = /(?:ұлы|улы|қызы|кызы|ович|евич|ич|овна|евна|ична|uly|kyzy|qyzy)$/iu;

export interface NamedRow {
  raw: Pick<RawDraft, 'name' | 'familyName'>;
  /** What stood in the cell beside the name. */
  beside: Omit<ReadName, 'name'>;
  findings: Finding[];
}

/** `name` and `familyName` of a row; three columns become «Нуркен Абдирович Абдиров». */
export function nameOf(filled: readonly Filled[]): NamedRow {
  const name: Partial<Record<Language, string>> = {};
  const familyName: Partial<Record<Language, string>> = {};
  const findings: Finding[] = [];
  let beside: NamedRow['beside'] = {};
  const ask = (code: string, value: string, params = {}): void =>
    void findings.push(fault(code, 'name', { value, ...params }));
  const give = (language: Language, whole: string): void => {
    const before = name[language];
    if (before && before !== whole) ask('import-two-values', whole, { other: before });
    else name[language] = whole;
  };
  for (const parts of partsByLanguage(filled).values()) {
    const read = PARTS.map((target) =>
      partOf(parts.filter(({ column }) => column.target === target)),
    );
    const own = read.filter((part) => part !== undefined);
    for (const { doubt, text } of own) if (doubt) ask(doubt, text);
    const whole = own.map((part) => part.name).join(' ');
    if (!whole) continue;
    const language = languageOf(whole, (parts[0] as Filled).column);
    give(language, whole);
    if (read[2]) familyName[language] = read[2].name;
  }
  for (const { column, text } of filled.filter(({ column }) => column.target === 'name')) {
    const read = readName(text);
    const language = languageOf(text, column);
    if ('doubt' in read) {
      ask(read.doubt, text);
      name[language] ??= text.replace(/\s+/g, ' ');
      continue;
    }
    const { name: whole, ...more } = read;
    beside = { ...more, ...beside };
    give(language, whole);
    const [family, second = '', third, ...rest] = whole.split(/\s+/);
    // «Иван Петрович Станкевич» stands in the other order, whatever the heading says.
    const isWhole =
      third && rest.length === 0 && PATRONYMIC.test(third) && !PATRONYMIC.test(second);
    if (isWhole && family && FAMILY_FIRST.test(foldHeading(column.heading)))
      familyName[language] ??= family;
  }
  return {
    raw: {
      ...(Object.keys(name).length > 0 && { name }),
      ...(Object.keys(familyName).length > 0 && { familyName }),
    },
    beside,
    findings,
  };
}

/** One part of a name; two columns for it must agree. */
function partOf(
  cells: readonly Filled[],
): { name: string; text: string; doubt?: NameDoubt } | undefined {
  const bare = cells.map(({ text }) => text.replace(SOFT_HYPHEN, '').replace(MARKS, '').trim());
  const texts = [...new Set(bare)];
  const [text] = texts;
  if (!text) return undefined;
  const name = calmName(oneAlphabet(text));
  const isDoubtful = texts.length > 1 || !isName(name);
  return { name, text: texts.join(' / '), ...(isDoubtful && { doubt: 'import-name-unclear' }) };
}

/** Parts belong together whose headings are in one language. */
const partsByLanguage = (filled: readonly Filled[]): Map<string, Filled[]> =>
  Map.groupBy(
    filled.filter(({ column }) => PARTS.includes(column.target)),
    ({ column }) => `${column.language} ${column.isLanguageSaid}`,
  );

/** A name in capitals or small letters throughout as it is written in text: «АБДИРОВ НУРКЕН» as «Абдиров Нуркен». */
export function calmName(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const isCapital = line === line.toUpperCase() && /\p{Lu}{3}/u.test(line);
  const isSmall = line === line.toLowerCase() && /\p{Ll}{3}/u.test(line);
  if (!isCapital && !isSmall) return line;
  return line
    .toLowerCase()
    .replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase())
    .replace(/(?<=[-\s])(?:Ұлы|Улы|Қызы|Кызы)(?!\p{L})/gu, (word) => word.toLowerCase());
}
