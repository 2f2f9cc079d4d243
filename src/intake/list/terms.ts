/** Ranks, awards and choices by the words that lists use for them. */
import { hasText, t } from '../../i18n/index.ts';
import { fieldsOf } from '../../model/fields.ts';
import { awards, ranks } from '../../model/glossary.ts';
import { LANGUAGES, type Language, type LocalizedText } from '../../model/language.ts';
import { readDate } from './written-date.ts';
import { foldHeading } from './fold-heading.ts';

/** Finds the key whose words a text is. */
type Finder = (text: string) => string | undefined;

/** The choices that lists have a column for; `enum.<name>.*` are their words. */
const EXTRA: Record<string, Record<string, readonly string[]>> = {
  category: {
    front: [
      ...[
        'участник',
        'участница',
        'участник войны',
        'участница войны',
        'участник вов',
        'участница вов',
      ],
      ...[
        'участник великой отечественной войны',
        'участник боевых действий',
        'ветеран вов',
        'увов',
        'фронт',
      ],
      ...[
        'ветеран войны',
        'ветеран великой отечественной войны',
        'ивов',
        'инвалид вов',
        'инвалид войны',
      ],
      ...[
        'уов',
        'иов',
        'ұос қатысушысы',
        'ұос ардагері',
        'соғыс ардагері',
        'соғысқа қатысушы',
        'қатысушы',
      ],
      ...[
        'ұос мүгедегі',
        'соғыс мүгедегі',
        'ұлы отан соғысының ардагері',
        'ұлы отан соғысының қатысушысы',
      ],
      ...['ұлы отан соғысына қатысушы', 'соғыс қатысушысы', 'ұосқ', 'war veteran'],
      ...['фронтовик', 'фронтовичка', 'майдангер', 'front-line soldier'],
    ],
    'home-front': [
      ...['тыл', 'тыловик', 'тыл ардагері', 'труженики тыла', 'ветеран тыла', 'тыл қызметкері'],
      ...['тружен тыла', 'тр тыла', 'ттыла', 'т тыла', 'тыл еңбегінің ардагері'],
    ],
    'child-of-war': ['дети войны', 'дитя войны', 'соғыс балалары', 'ребёнок войны'],
    siege: [
      'блокадник',
      'блокадница',
      'житель блокадного ленинграда',
      'блокада',
      'қоршау тұрғыны',
      'жительница блокадного города',
    ],
    'labour-army': [
      ...['трудовая армия', 'трудармия', 'боец трудармии', 'боец трудовой армии', 'трудармейцы'],
      ...['еңбек армиясы', 'еңбек армиясының жауынгері', 'мобилизован в трудармию'],
      ...['еңбек армиясының жұмысшысы', 'labour army worker'],
    ],
    prisoner: [
      'узник концлагеря',
      'узник лагеря',
      'малолетний узник',
      'узники',
      'лагерь тұтқыны',
      'узник',
      'узница',
      'тұтқын',
    ],
    partisan: ['партизаны', 'партизан отряда'],
    medic: [
      ...[
        'медсестра',
        'медбрат',
        'санитарка',
        'санитар',
        'санинструктор',
        'врач',
        'военврач',
        'фельдшер',
      ],
      ...['медработник', 'медбике', 'мейірбике', 'дәрігер', 'фельдшері', 'nurse', 'doctor'],
      ...['медик', 'medic', 'медицина қызметкері'],
    ],
    other: ['другое', 'басқа'],
  },
  fate: {
    killed: ['убит', 'убита', 'погиб', 'погибла', 'қаза тапты', 'қаза тапқан', 'killed'],
    missing: [
      'б в',
      'пропал',
      'пропала',
      'б вести',
      'хабарсыз кетті',
      'хабар ошарсыз кетті',
      'хабар ошарсыз',
    ],
    returned: ['вернулся', 'вернулась', 'жив', 'майданнан оралды', 'оралды', 'returned'],
  },
  sex: { male: ['м', 'муж', 'ер', 'е', 'm'], female: ['ж', 'жен', 'әйел', 'ә', 'f'] },
};

const finders = new Map<string, Finder>();

/** The value of a choice (`category`, `fate`, `sex`) by its words in any language. */
export function readChoice(field: string, text: string): string | undefined {
  let find = finders.get(field);
  if (!find) finders.set(field, (find = choiceFinder(field)));
  return find(text);
}

/** The words of a value of `category`, `fate` or `sex` in a language, the usual one first. */
export function wordsOf(field: string, value: string, language: Language): string[] {
  const forms = ['male', 'female', 'unsaid', 'plural'].map(
    (form) => `person.${field}.${value}.${form}` as const,
  );
  return [...forms, `enum.${field}.${value}` as const]
    .filter((key) => hasText(language, key))
    .map((key) => t(language)(key));
}

function choiceFinder(field: string): Finder {
  const values = fieldsOf('veteran').find(({ path }) => path === field)?.values ?? [];
  const byWords = new Map<string, string>();
  for (const value of values.map(String)) {
    const words = LANGUAGES.flatMap((language) => wordsOf(field, value, language));
    for (const word of [value, ...words, ...(EXTRA[field]?.[value] ?? [])])
      byWords.set(foldHeading(word), value);
  }
  return (text) => (text.includes('?') ? undefined : byWords.get(foldHeading(text)));
}

const GUARDS = /(?<!\p{L})(?:гвардии|гв\.?|гвардия)(?!\p{L})/iu;

const withoutGuards = (text: string): string => text.replace(GUARDS, '');

const namesOf = (name: LocalizedText): string[] => Object.values(name).map((text) => text ?? '');

const rankByWords = new Map(
  [...ranks.values()].flatMap(({ code, name, guards = {}, abbreviations }) =>
    [...namesOf(name), ...namesOf(guards).map(withoutGuards), ...abbreviations].map(
      (words) => [foldHeading(words), code] as const,
    ),
  ),
);

/** Shortened adjectives before a whole noun. */
const inFull = (words: string): string =>
  words
    .replace(/^ст (?=\p{L})/u, 'старший ')
    .replace(/^мл (?=\p{L})/u, 'младший ')
    .replace(/^лей[тн]\p{L}*$|(?<= )лейт$/u, 'лейтенант')
    .replace(/(?<= )серж$/u, 'сержант');

/** What lists call a rank beside its name and the papers' abbreviations. */
const RANKS: Readonly<Record<string, string>> = {
  'гвардии рядовой': 'private', ряд: 'private', 'қатардағы': 'private', красноарм: 'krasnoarmeets',
  'кр арм': 'krasnoarmeets', красноармейка: 'krasnoarmeets', қызыләскер: 'krasnoarmeets',
  'қызыл әскер': 'krasnoarmeets', 'краснофл': 'krasnoflotets', 'военврач 3 ранга': 'voenvrach-3',
  'военврач iii ранга': 'voenvrach-3',
}; // prettier-ignore

/** A rank by its name or abbreviation; what the glossary does not know stays as it was written. */
export function readRank(text: string, say: (text: string) => LocalizedText) {
  const guards = GUARDS.test(text);
  const words = foldHeading(withoutGuards(text));
  const code = rankByWords.get(words) ?? rankByWords.get(inFull(words)) ?? RANKS[words];
  return code ? { code, ...(guards && { guards }) } : { text: say(text) };
}

const POSTHUMOUS = /\(?(?:посмертно|қайтыс болғаннан кейін|өлгеннен кейін|posthumous(?:ly)?)\)?/iu;
const DEGREE =
  /(?<![\p{L}\d])(I{1,3}|І{1,3}|[123])(?:-?[йеяі]{0,2})?[\s-]{0,5}(?:степени|степень|ст\.?|дәрежелі|дәреже|class|degree)(?!\p{L})/iu;
/** A year or day in parentheses or at the end. */
const GIVEN =
  /[,\s]{0,9}[([]?\s{0,3}((?:\d{1,2}\.){0,2}\d{4})\s{0,3}(?:г\.?|ж\.?|года|жылы)?\s{0,3}[)\]]?$/u;

/** What an award is, without which its name is often written. */
const KIND =
  /(?<!\p{L})(?:орден|ордені|орденімен|орденом|медаль|медалі|медалью|медалімен|the|order|of|medal|юбилейная|мерейтойлық)(?!\p{L})/gu;
const core = (text: string): string => foldHeading(foldHeading(text).replace(KIND, ' '));

const awardByWords = new Map<string, string | null>();
for (const { code, name } of awards.values())
  for (const words of namesOf(name)) {
    awardByWords.set(foldHeading(words), code);
    // Short of its kind a name may mean two: the order and the medal of Ushakov.
    const short = core(words);
    if (awardByWords.get(short) !== code)
      awardByWords.set(short, awardByWords.has(short) ? null : code);
  }
for (const [words, code] of [
  ['отечественной войны', 'patriotic-war'], ['ов', 'patriotic-war'], ['отан соғысы', 'patriotic-war'],
  ['за победу над германией', 'vic-germany'], ['за доблестный труд', 'valiant-labour'],
  ['ерен еңбегі үшін', 'valiant-labour'], ['гсс', 'hero-su'], ['герой ссср', 'hero-su'],
  ['отеч войны', 'patriotic-war'], ['вов', 'patriotic-war'], ['отечественная война', 'patriotic-war'],
  ['кз', 'red-star'], ['красная звезда', 'red-star'], ['кр звезды', 'red-star'], ['кр звезда', 'red-star'],
  ['окзн', 'red-banner'], ['бкз', 'red-banner'], ['кр знамени', 'red-banner'], ['красное знамя', 'red-banner'],
  ['боевого красного знамени', 'red-banner'], ['боевое красное знамя', 'red-banner'],
  ['слава', 'glory'], ['ос', 'glory'], ['мзо', 'courage'], ['зо', 'courage'], ['за отв', 'courage'],
  ['20 лет победы', 'jub-20'], ['30 лет победы', 'jub-30'], ['40 лет победы', 'jub-40'],
  ['20 лет победы в вов', 'jub-20'], ['30 лет победы в вов', 'jub-30'], ['40 лет победы в вов', 'jub-40'],
  ['германияны жеңгені үшін', 'vic-germany'], ['ұлы отан соғысындағы жеңіске 20 жыл', 'jub-20'],
  ['ұлы отан соғысындағы жеңіске 30 жыл', 'jub-30'], ['ұлы отан соғысындағы жеңіске 40 жыл', 'jub-40'],
  ['мзбз', 'combat-merit'], ['збз', 'combat-merit'], ['за бз', 'combat-merit'],
  ['за боев заслуги', 'combat-merit'], ['ерлігі үшін', 'courage'], ['жауынгерлік еңбегі үшін', 'combat-merit'],
] as const) awardByWords.set(words, code); // prettier-ignore

/** The awards of a cell, apart by semicolons, lines, or commas outside quotes and parentheses. */
export function readAwards(text: string, say: (text: string) => LocalizedText) {
  return partsOf(text)
    .map((part) => part.trim().replace(/[.,]$/, ''))
    .filter(Boolean)
    .map((part) => readAward(part, say));
}

/** A comma whose next bracket closes stands in a name; one before a year belongs to the award. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let end = text.length;
  let isInside = false;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const letter = text.charAt(at);
    if ('«(»)'.includes(letter)) isInside = letter === '»' || letter === ')';
    const isCut =
      letter === ',' && !isInside && !/^\s{0,9}\d{4}/u.test(text.slice(at + 1, at + 14));
    if (isCut || letter === ';' || letter === '\n') {
      parts.push(text.slice(at + 1, end));
      end = at;
    }
  }
  return [...parts, text.slice(0, end)].reverse();
}

function readAward(written: string, say: (text: string) => LocalizedText) {
  const posthumous = POSTHUMOUS.test(written);
  let rest = written
    .replace(POSTHUMOUS, '')
    .replace(/(?<![,\s])[,\s]+(?=\)|$)/u, '')
    .trim();
  const bracketed = GIVEN.exec(rest)?.[1];
  const isYearOfName = awardByWords.get(core(rest)) !== undefined;
  if (bracketed && !isYearOfName) rest = rest.replace(GIVEN, '');
  const degree = degreeOf(DEGREE.exec(rest)?.[1]);
  const code = awardByWords.get(core(rest)) ?? awardByWords.get(core(rest.replace(DEGREE, ' ')));
  const date = bracketed && !isYearOfName ? readDate(bracketed) : undefined;
  if (!code || (degree && !awards.get(code)?.degrees?.includes(degree)))
    return { text: say(written) };
  return {
    code,
    ...(degree && { degree }),
    ...(date && 'date' in date && { date: date.date }),
    ...(posthumous && { posthumous }),
  };
}

function degreeOf(written: string | undefined): string | undefined {
  if (!written) return undefined;
  return /\d/.test(written) ? 'I'.repeat(Number(written)) : 'I'.repeat(written.length);
}
