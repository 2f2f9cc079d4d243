/** What is asked of whoever founds an archive: flags, or questions on a terminal. */
import type { OwnOptions } from '../../base/command/options.ts';
import { LANGUAGES, type Language, type LocalizedText } from '../../model/language.ts';
import type { Row } from './rows.ts';

/** In the order in which they are asked. */
export const QUESTIONS = [
  ...(['languages', 'name', 'region', 'occasion', 'zone', 'day', 'hours'] as const),
  ...(['address', 'contact', 'places', 'screens'] as const),
];

export type Question = (typeof QUESTIONS)[number];

const ANSWER = { type: 'string', isJudgedLater: true } as const;

/** The options of `npm run new`; the answers among them are judged all at once, by the schemas. */
export const NEW_OPTIONS: OwnOptions = {
  ...Object.fromEntries(QUESTIONS.map((question) => [question, ANSWER])),
  'no-build': { type: 'boolean' },
  /** Beside the archive, unless another is named: `dist` is another archive's. */
  out: { type: 'string', default: '' },
};

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
