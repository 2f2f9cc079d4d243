/** What is asked of whoever founds an archive: flags, or questions on a terminal. */
import { LANGUAGES, type Language, type LocalizedText } from '../../model/language.ts';
import type { Row } from './rows.ts';

const ANSWER = { type: 'string', isJudgedLater: true } as const;

/** The options of `npm run new`; their values are judged all at once, by the schemas. */
export const NEW_OPTIONS = {
  languages: ANSWER,
  name: ANSWER,
  region: ANSWER,
  occasion: ANSWER,
  zone: ANSWER,
  day: ANSWER,
  hours: ANSWER,
  address: ANSWER,
  contact: ANSWER,
  places: ANSWER,
  screens: ANSWER,
  'no-build': { type: 'boolean' },
  /** Beside the archive, unless another is named: `dist` is another archive's. */
  out: { type: 'string', default: '' },
} as const;

export type Question = Exclude<keyof typeof NEW_OPTIONS, 'no-build' | 'out'>;

/** As they were given, not judged yet. */
export type Answers = Readonly<Partial<Record<Question, string>>>;

/** Answers together with what stands in the lists they name. */
export interface Founding {
  answers: Answers;
  places: readonly Row[];
  screens: readonly Row[];
  /** The language of whoever is asked: of comments, and of texts unless they say another. */
  language: Language;
  /** `2026-11-30`. */
  today: string;
}

/** What holds where nothing was answered; addresses of `.example` are told as placeholders. */
export const USUAL = {
  hours: '09:00-21:00',
  address: 'https://archive.example/',
  contact: 'office@archive.example',
} as const satisfies Answers;

/** In the order in which they are asked. */
export const QUESTIONS = Object.keys(NEW_OPTIONS).filter(
  (name): name is Question => name !== 'no-build' && name !== 'out',
);

/** Without these there is no archive. */
export const NEEDED: readonly Question[] = ['name', 'region', 'zone', 'day'];

/** The languages that texts are given in, in the order of their parts. */
export const languagesOf = ({ answers, language }: Pick<Founding, 'answers' | 'language'>) =>
  (answers.languages ?? language).split(',').map((tag) => tag.trim());

export const isKnown = (tag: string): tag is Language =>
  (LANGUAGES as readonly string[]).includes(tag);

/** `Память | Memory` by the languages; `undefined` where nothing is said. */
export function localized(
  text: string | undefined,
  languages: readonly string[],
): LocalizedText | undefined {
  const parts = (text ?? '').split('|').map((part) => part.trim());
  const texts = parts.flatMap((part, at): [string, string][] => {
    const tag = languages[at];
    return part && tag !== undefined ? [[tag, part]] : [];
  });
  return texts.length > 0 ? Object.fromEntries(texts) : undefined;
}
