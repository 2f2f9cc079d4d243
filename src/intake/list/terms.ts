/** Choices by the words that lists use for them. */
import { hasText, t } from '../../i18n/index.ts';
import { fieldsOf } from '../../model/fields.ts';
import { LANGUAGES, type Language } from '../../model/language.ts';
import { foldHeading } from './fold-heading.ts';
import { wordList } from './split.ts';
import { remembered } from '../../model/remembered.ts';

/** Finds the key whose words a text is. */
type Finder = (text: string) => string | undefined;

/** The choices that lists have a column for; `enum.<name>.*` are their words. */
const EXTRA: Record<string, Record<string, string>> = {
  category: {
    front: `участник, участница, участник войны, участница войны, участник вов, участница вов,
      участник великой отечественной войны, участник боевых действий, ветеран вов, увов, фронт,
      ветеран войны, ветеран великой отечественной войны, ивов, инвалид вов, инвалид войны, уов,
      иов, ұос қатысушысы, ұос ардагері, соғыс ардагері, соғысқа қатысушы, қатысушы, ұос мүгедегі,
      соғыс мүгедегі, ұлы отан соғысының ардагері, ұлы отан соғысының қатысушысы,
      ұлы отан соғысына қатысушы, соғыс қатысушысы, ұосқ, war veteran, фронтовик, фронтовичка,
      майдангер, front-line soldier`,
    'home-front': `тыл, тыловик, тыл ардагері, труженики тыла, ветеран тыла, тыл қызметкері,
      тружен тыла, тр тыла, ттыла, т тыла, тыл еңбегінің ардагері`,
    'child-of-war': 'дети войны, дитя войны, соғыс балалары, ребёнок войны',
    siege: `блокадник, блокадница, житель блокадного ленинграда, блокада, қоршау тұрғыны,
      жительница блокадного города`,
    'labour-army': `трудовая армия, трудармия, боец трудармии, боец трудовой армии, трудармейцы,
      еңбек армиясы, еңбек армиясының жауынгері, мобилизован в трудармию,
      еңбек армиясының жұмысшысы, labour army worker`,
    prisoner: `узник концлагеря, узник лагеря, малолетний узник, узники, лагерь тұтқыны, узник,
      узница, тұтқын`,
    partisan: 'партизаны, партизан отряда',
    medic: `медсестра, медбрат, санитарка, санитар, санинструктор, врач, военврач, фельдшер,
      медработник, медбике, мейірбике, дәрігер, фельдшері, nurse, doctor, медик, medic,
      медицина қызметкері`,
    other: 'другое, басқа',
  },
  fate: {
    killed: 'убит, убита, погиб, погибла, қаза тапты, қаза тапқан, killed',
    missing: 'б в, пропал, пропала, б вести, хабарсыз кетті, хабар ошарсыз кетті, хабар ошарсыз',
    returned: 'вернулся, вернулась, жив, майданнан оралды, оралды, returned',
  },
  sex: {
    male: 'м, муж, мужской, мужск, ер, е, ер адам, ер кісі, еркек, m',
    female: 'ж, жен, женский, женск, әйел, ә, әйел адам, әйел кісі, f',
  },
};

const finderOf = remembered((field: string) => choiceFinder(field));

/** The value of a choice (`category`, `fate`, `sex`) by its words in any language. */
export const readChoice = (field: string, text: string): string | undefined =>
  finderOf(field)(text);

/** The words of a value of `category`, `fate` or `sex` in a language, the usual one first. */
function wordsOf(field: string, value: string, language: Language): string[] {
  const forms = ['male', 'female', 'unsaid', 'plural'].map(
    (form) => `person.${field}.${value}.${form}` as const,
  );
  return [...forms, `enum.${field}.${value}` as const]
    .filter((key) => hasText(language, key))
    .map((key) => t(language)(key));
}

const valuesOf = (field: string): string[] =>
  (fieldsOf('veteran').find(({ path }) => path === field)?.values ?? []).map(String);

/** The usual word of every value, as a list says what may be written. */
export const choicesIn = (field: string, language: Language): string =>
  valuesOf(field)
    .flatMap((value) => wordsOf(field, value, language)[0] ?? [])
    .join(', ');

function choiceFinder(field: string): Finder {
  const byWords = new Map<string, string>();
  for (const value of valuesOf(field)) {
    const words = LANGUAGES.flatMap((language) => wordsOf(field, value, language));
    for (const word of [value, ...words, ...wordList(EXTRA[field]?.[value] ?? '')])
      byWords.set(foldHeading(word), value);
  }
  return (text) => (text.includes('?') ? undefined : byWords.get(foldHeading(text)));
}
