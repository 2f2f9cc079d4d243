/** What people were in the war and what became of them: one table each. */
import type { Language } from '../../model/language.ts';
import type { VeteranFields } from '../../model/veteran.ts';
import { t } from '../index.ts';
import { genderOf } from './name.ts';

/** A text as a line of its own begins. */
export const capital = (text: string): string =>
  text.charAt(0).toLocaleUpperCase('kk') + text.slice(1);

type Named = Pick<VeteranFields, 'sex' | 'name'>;

/** `участница Великой Отечественной войны`, of one person; a list of many is headed by the form `plural`. */
export const sayCategory = (
  { category, ...person }: Named & Pick<VeteranFields, 'category'>,
  language: Language,
): string => t(language)(`person.category.${category}.${genderOf(person)}`);

/** `пропала без вести`, of one person. */
export const sayFate = (
  { fate, ...person }: Named & Pick<VeteranFields, 'fate'>,
  language: Language,
): string => t(language)(`person.fate.${fate}.${genderOf(person)}`);

/** What the war did, in a line of facts: nothing where nothing is known, unless the family is searching. */
export function fateIn(
  veteran: Named & Pick<VeteranFields, 'fate' | 'living' | 'sought'>,
  language: Language,
): string | undefined {
  if (veteran.living) return t(language)('person.living');
  if (veteran.fate !== 'unknown') return sayFate(veteran, language);
  return veteran.sought ? t(language)('person.sought') : undefined;
}

/** The key of a value to choose. Of whom it will be said is not known yet: no gender. */
export function valueKey(name: string, value: string | number) {
  if (name === 'category' || name === 'fate') return `person.${name}.${value}.unsaid` as const;
  return name === 'degree'
    ? (`person.degree.${value}` as const)
    : (`enum.${name}.${value}` as const);
}
