/**
 * What somebody changed in a form, told by two pictures of it: as its page opened, and as it was left. Only
 * that is put back, so that nothing undoes what another has changed meanwhile.
 */
import { LANGUAGES } from '../../model/in-language.ts';
import { element } from '../../base/view/element.ts';

/** Values by the names of their fields, as the form posts them. */
export type Values = readonly (readonly [string, string])[];

export interface Written {
  /** As the page opened. */
  base: Values;
  /** As it was left. */
  values: Values;
}

export type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Of the page, the session or one sending. */
const NOT_KEPT = new Set(
  'form version intoVersion into altcha website lang person code left seen about'.split(' '),
);
/** Which form it is, and what became of it: put back whatever the page says. */
const IDENTITY = new Set(['submission', 'key', 'tried']);
/** A page asks for texts in some languages only. */
const TONGUE = new RegExp(`\\.(?:${LANGUAGES.join('|')})$`);

/** What the form would post of what somebody writes. */
export const valuesOf = (form: HTMLFormElement): Values =>
  [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && !NOT_KEPT.has(name) ? [[name, value] as const] : [],
  );

/** What the form said when its page was made, whatever was written before the scripts came. */
export function defaultsOf(form: HTMLFormElement): Values {
  const copy = form.cloneNode(true) as HTMLFormElement;
  copy.reset();
  return valuesOf(copy);
}

/**
 * @param opened The form's values when its page opened.
 * @param earlier What an earlier page said of fields that this one does not show.
 */
export function baseOf(form: HTMLFormElement, opened: Values, earlier: Values = []): Values {
  const own = opened.filter(([name]) => !IDENTITY.has(name));
  return [...own, ...earlier.filter(([name]) => form.elements.namedItem(name) === null)];
}

/** All texts of a name. */
export const textsNamed = (values: Values, name: string): string[] =>
  values.flatMap(([own, value]) => (own === name ? [value] : []));

const fieldsOf = (form: HTMLFormElement): Field[] =>
  [...form.querySelectorAll<Field>('input, select, textarea')].filter(({ name, type }) =>
    type === 'hidden' ? IDENTITY.has(name) : name && type !== 'file' && !NOT_KEPT.has(name),
  );

/** Whether a field is ticked rather than written. */
export const isBox = (field: Field): field is HTMLInputElement =>
  field.type === 'checkbox' || field.type === 'radio';

/** Ticked or not, or the text; `undefined` where nothing was said. */
const stateIn = (field: Field, values: Values): boolean | string | undefined => {
  const own = textsNamed(values, field.name);
  return isBox(field) ? own.includes(field.value) : own[0];
};

const isChanged = (field: Field, { base, values }: Written): boolean => {
  const state = stateIn(field, values);
  return state !== undefined && state !== (stateIn(field, base) ?? '');
};

/** Fields of the form that were changed while it was written. */
export const changedIn = (form: HTMLFormElement, written: Written): Field[] =>
  fieldsOf(form).filter((field) => isChanged(field, written));

/** Fields that were changed and do not stand so in the form. */
export const missingIn = (form: HTMLFormElement, written: Written): Field[] =>
  changedIn(form, written).filter(
    (field) => stateIn(field, written.values) !== (isBox(field) ? field.checked : field.value),
  );

/** Puts back what was changed; texts in other languages than the page asks for go along unseen. */
export function putBack(form: HTMLFormElement, written: Written): void {
  const { base, values } = written;
  for (const field of missingIn(form, written)) {
    const state = stateIn(field, values);
    if (isBox(field)) field.checked = state === true;
    else field.value = String(state);
  }
  for (const [name, value] of values) {
    const isShown = form.elements.namedItem(name) !== null || !TONGUE.test(name);
    if (!isShown && value !== (textsNamed(base, name)[0] ?? ''))
      form.append(element('textarea', { name, value, hidden: true }));
  }
  for (const field of changedIn(form, written))
    for (let at = field.closest('details'); at; at = at.parentElement?.closest('details') ?? null)
      at.open = true;
}
