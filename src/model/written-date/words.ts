/** The words of written dates in Kazakh, Russian and English; a word that is not here is asked about. */
import { KAZAKH_MONTHS, kazakhForms, MONTHS, romanMonth, SEASONS, type Case } from './months.ts';

export type DateEvent = 'birth' | 'death' | 'callUp';

/** What a word or phrase is in a date. */
export interface Word {
  kind: WordKind;
  month?: number | undefined;
  /** First and last month of a season; `null` for one that lies in two years. */
  season?: [number, number] | null | undefined;
  marked?: Case;
  /** The one event beside which the word says nothing new. */
  event?: DateEvent;
  isKazakh?: boolean;
}

/**
 * m month, q season, r Roman numeral · w "year", W "years", x "month" or "day", v preposition, h the event ·
 * ~ about, ? uncertain · b B before and A after in front of a date, p and P behind it · j up to,
 * k from on, u earlier than, behind a noun's case · c from, t to, z between, i between (behind) ·
 * & and, o or, e the Kazakh "or" that in Russian is "not" · O old style, N new style · 0 not known.
 */
export type WordKind = 'm' | 'q' | 'r' | 'w' | 'W' | 'x' | 'v' | 'h' | '~' | '?' | 'b' | 'B' | 'A' | 'p'
  | 'P' | 'j' | 'k' | 'u' | 'c' | 't' | 'z' | 'i' | '&' | 'o' | 'e' | 'O' | 'N' | '0'; // prettier-ignore

/** Phrases apart by commas. Those in Kazakh are known without its own letters too. */
const PHRASES: readonly [kind: WordKind, kazakh: string, others: string][] = [
  ['w', 'ж', 'г, год, года, году, годом, year'],
  ['W', 'жж', 'гг, годы, годов, годах, годам, годами, years'],
  ['x', '', 'месяц, месяца, месяце, число, числа, month, day'],
  ['v', '', 'в, во, in, on, the, of'],
  ['~', 'шамамен, шамасында, шамасы, жуық, жобамен', `около, ок, примерно, прим, приблизительно,
    прибл, ориентировочно, about, abt, circa, ca, approx, approximately, around`],
  ['?', 'мүмкін, ықтимал, болжам бойынша, болжамды, болжалды, дәл емес', `предположительно, предп,
    возможно, вероятно, видимо, по видимому, наверно, наверное, может быть, неточно, не точно,
    possibly, probably, perhaps, maybe, presumably, uncertain`],
  ['b', '', 'до'],
  ['B', '', `не позднее, не позже, не позднее чем, не позже чем, раньше, ранее, before, by,
    not later than, no later than, not after`],
  ['p', `немесе одан бұрын, немесе бұрын, не одан бұрын, кешіктірмей, кешікпей, кеш емес, кейін емес`,
    'или раньше, или ранее, и раньше, и ранее, or earlier, or before, and earlier'],
  ['A', '', `после, не ранее, не раньше, не ранее чем, не раньше чем, позже, позднее, after, since,
    not earlier than, no earlier than, not before`],
  ['P', `немесе одан кейін, немесе кейін, не одан кейін, ерте емес, бұрын емес`,
    'или позже, или позднее, и позже, и позднее, или после, or later, or after, and later'],
  ['j', 'дейін', ''],
  ['k', 'кейін, соң, бастап, бері', ''],
  ['u', 'бұрын', ''],
  ['c', '', 'с, со, от, from'],
  ['t', '', 'по, to'],
  ['z', '', 'между, between'],
  ['i', 'аралығында, аралығы, аралығындағы, арасында', ''],
  ['&', 'мен, пен, бен, және', 'и, and'],
  ['o', 'немесе, әлде', 'или, либо, or'],
  ['e', '', 'не'],
  ['O', 'ескіше, ескі стиль, ескі стильмен, ескі стиль бойынша', `ст ст, ст стиль, ст стиля,
    по ст ст, по ст стилю, старый стиль, старого стиля, по старому стилю, старому стилю, o s, old style`],
  ['N', 'жаңаша, жаңа стиль, жаңа стильмен, жаңа стиль бойынша', `н ст, нов ст, новый стиль,
    нового стиля, по н ст, по новому стилю, n s, new style`],
  ['0', 'белгісіз, жоқ, мәлімет жоқ, дерек жоқ, дерегі жоқ, білмеймін, білмейміз, есімде жоқ', `нет,
    неизвестно, не известно, неизвестна, неизвестен, нет данных, данных нет, нет сведений,
    сведений нет, н д, не установлено, не установлена, не установлен, не помню, не помним, не знаю,
    не знаем, unknown, not known, n a, no data`],
]; // prettier-ignore

const EVENTS: Readonly<Record<DateEvent, string>> = {
  birth: `г р, год р, г рожд, г рождения, год рождения, года рождения, рождения, рожд, род, родился,
    родилась, дата рождения, ж т, жылы туған, жылғы туған, ж туған, туған, туған жылы, туған күні,
    туылған, жылы туылған, born, date of birth, year of birth`,
  death: `умер, умерла, ум, скончался, скончалась, дата смерти, год смерти, қайтыс болды,
    қайтыс болған, жылы қайтыс болды, жылы қайтыс болған, қайтыс болған күні, died, date of death`,
  callUp: `призван, призвана, дата призыва, год призыва, шақырылды, шақырылған, шақырылған күні,
    called up, drafted`,
};

/** How Kazakh is typed where its letters are missing. */
const PLAIN: Readonly<Record<string, string>> = {
  ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'о', ұ: 'у', ү: 'у', һ: 'х', і: 'и',
}; // prettier-ignore

/** Kazan is a city too. */
const NOT_PLAIN = /^казан/;

const phrases = (list: string): string[] => list.split(/,\s*/).filter(Boolean);

function vocabulary(): Map<string, Word> {
  const known = new Map<string, Word>();
  const add = (text: string, word: Word): void => void known.set(text.replace(/\s+/g, ' '), word);
  const addKazakh = (text: string, word: Word): void => {
    const own = { ...word, isKazakh: true };
    const plain = text.replace(/[әғқңөұүһі]/gu, (letter) => PLAIN[letter] ?? letter);
    if (!known.has(plain) && !NOT_PLAIN.test(plain)) add(plain, own);
    add(text, own);
  };
  const addForms = (stem: string, word: Word): void => {
    for (const [form, marked] of kazakhForms(stem)) addKazakh(form, { ...word, marked });
  };
  for (const [stem, month] of KAZAKH_MONTHS) addForms(stem, { kind: 'm', month });
  for (const [word, month] of MONTHS) add(word, { kind: 'm', month });
  for (const [words, stem, season] of SEASONS) {
    addForms(stem, { kind: 'q', season });
    for (const word of words.split(' ')) add(word, { kind: 'q', season });
  }
  addForms('жыл', { kind: 'w' });
  addForms('жылдар', { kind: 'W' });
  for (const stem of ['ай', 'күн']) addForms(stem, { kind: 'x' });
  for (const [kind, kazakh, others] of PHRASES) {
    for (const text of phrases(kazakh)) addKazakh(text, { kind });
    for (const text of phrases(others)) add(text, { kind });
  }
  for (const [event, list] of Object.entries(EVENTS) as [DateEvent, string][])
    for (const text of phrases(list)) add(text, { kind: 'h', event });
  return known;
}

const KNOWN = vocabulary();

/** Words in the longest phrase. */
export const LONGEST_PHRASE = 4;

/** What a phrase of small letters with single blanks is; `undefined` for one that nobody knows. */
export function wordOf(phrase: string): Word | undefined {
  const word = KNOWN.get(phrase);
  if (word) return word;
  const month = romanMonth(phrase);
  return month > 0 ? { kind: 'r', month } : undefined;
}

/** The words of a kind as they are written, for whoever mixes texts of them. */
export const wordsOfKind = (kind: WordKind): string[] =>
  [...KNOWN].flatMap(([text, word]) => (word.kind === kind ? [text] : []));
