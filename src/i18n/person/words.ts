/** What people were in the war, what became of them and their awards' degrees: one table each. */
import type { Language } from '../../model/language.ts';
import type { Award, VeteranFields } from '../../model/veteran.ts';
import { t } from '../index.ts';
import { genderOf } from './name.ts';

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

/** An award by its name with the degree that stands in the document, if there is one. */
export const withDegree = (award: string, degree: Award['degree'], language: Language): string => {
  const say = t(language);
  return degree
    ? say('person.award.degree', { award, degree: say(`person.degree.${degree}`) })
    : award;
};

/** The key of a value to choose. Of whom it will be said is not known yet: no gender. */
export function choiceKey(name: string, value: string | number) {
  if (name === 'category' || name === 'fate') return `person.${name}.${value}.unsaid` as const;
  return name === 'degree'
    ? (`person.degree.${value}` as const)
    : (`enum.${name}.${value}` as const);
}
