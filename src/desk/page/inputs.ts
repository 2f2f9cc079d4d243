/** Fields as inputs, each with its label, its help and what is wrong with it. */
import type { RawDraft } from '../../intake/draft/draft.ts';
import type { Translator } from '../../i18n/index.ts';
import { valueAt } from '../../model/at-path.ts';
import { LANGUAGES, type Language } from '../../model/language.ts';
import type { SaidProblem } from '../../model/problem.ts';
import { hintOf, labelOf } from './field-labels.ts';
import { html, type Html } from './html.ts';
import { shown, type Choice, type FormField } from '../../intake/questions/fields.ts';

export interface FormContext {
  t: Translator;
  language: Language;
  /** Languages to be asked for, where a text has languages. */
  languages: (field: FormField) => readonly Language[];
  draft: RawDraft;
  places: readonly Choice[];
  problems: readonly SaidProblem[];
  /** What others have there, to be chosen while writing. */
  suggest?: (path: string, language: Language) => readonly string[];
}

/** The id of the input of a field. */
export const fieldId = (path: string): string => `f-${path.replaceAll('.', '-')}`;

/** What is wrong with a field or with something inside it. */
export const problemsAt = (problems: readonly SaidProblem[], path: string): SaidProblem[] =>
  problems.filter(({ field }) => field === path || field.startsWith(`${path}.`));

/** What is wrong, as a list with that id; nothing where all is well. */
export const problemList = (problems: readonly SaidProblem[], id: string): Html | null =>
  problems.length === 0
    ? null
    : html`<ul class="problems" role="list" id="${id}">
        ${problems.map(({ message, advice }) => html`<li>${message} ${advice}</li>`)}
      </ul>`;

/** A field with its label, help, value and faults. */
export function renderField(field: FormField, context: FormContext): Html {
  const { t, draft, problems } = context;
  const own = problemsAt(problems, field.path);
  const label = html`${labelOf(field, t)}${field.required ? html` <span class="must">*</span>` : null}`;
  const id = fieldId(field.path);
  const says = problemList(own, `${id}-wrong`);
  const hint = hintOf(field, t);
  const described = [hint && `${id}-hint`, says && `${id}-wrong`].filter(Boolean).join(' ');
  const input = { id, name: field.path, described, invalid: own.length > 0 };
  const value = String(valueAt(draft, field.path) ?? '');
  const help = html`${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`}${says}`;
  switch (field.kind) {
    case 'tick':
      return html`<div class="row tick">
        <input type="hidden" name="${shown(field.path)}" value="1" />
        <label
          ><input
            type="checkbox"
            name="${field.path}"
            ${checked(valueAt(draft, field.path) === true)}
          />
          ${label}</label
        >
        ${help}
      </div>`;
    case 'many':
      return many(field, context, label, help);
    case 'choice':
      return html`<div class="row">
        <label for="${id}">${label}</label>${help}
        <select ${attributes(input)} ${isLong(field, context) && filterOf(t)}>
          <option value="">${t('desk.form.choose')}</option>
          ${grouped(field, context).map(({ title, choices }) => {
            const options = choices.map(
              (choice) =>
                html`<option value="${choice.value}" ${choice.value === value && html`selected`}>
                  ${choice.text}
                </option>`,
            );
            return title ? html`<optgroup label="${title}">${options}</optgroup>` : options;
          })}
        </select>
      </div>`;
    case 'text':
    case 'long':
    case 'date':
      return field.localized
        ? html`<fieldset class="row plain">
            <legend>${label}</legend>
            ${help}${localized(field, context)}
          </fieldset>`
        : html`<div class="row">
            <label for="${id}">${label}</label>${help}
            <input
              type="text"
              ${attributes(input)}
              ${field.kind === 'date' && html`data-date`}
              value="${value}"
              maxlength="300"
              autocomplete="off"
            />
          </div>`;
    default:
      return field.kind satisfies never;
  }
}

function localized(field: FormField, context: FormContext): Html[] {
  const { t, draft, problems } = context;
  const wanted = context.languages(field);
  return LANGUAGES.filter(
    (language) => wanted.includes(language) || valueAt(draft, `${field.path}.${language}`),
  )
    .sort((a, b) => rank(wanted, a) - rank(wanted, b))
    .map((language) => {
      const path = `${field.path}.${language}`;
      const value = String(valueAt(draft, path) ?? '');
      const invalid = problems.some((found) => found.field === path || found.field === field.path);
      const id = language === wanted[0] ? fieldId(field.path) : fieldId(path);
      const described = field.letters ? `${fieldId(field.path)}-hint` : '';
      const input = { id, name: path, described, invalid };
      const suggestions = context.suggest?.(field.path, language) ?? [];
      const label = html`<label class="tongue" for="${id}"
        >${t(`desk.language.${language}`)}</label
      >`;
      return field.kind === 'long'
        ? html`${label}<textarea ${attributes(input)} lang="${language}" rows="6" maxlength="20000">
${value}</textarea>`
        : html`${label}<input
              type="text"
              ${attributes(input)}
              lang="${language}"
              value="${value}"
              ${field.letters ? html`data-letters="${field.letters}"` : html`maxlength="300"`}
              ${suggestions.length > 0 ? html`list="${id}-list"` : html`autocomplete="off"`}
            />${suggestions.length > 0 && datalist(`${id}-list`, suggestions)}`;
    });
}

const datalist = (id: string, texts: readonly string[]): Html =>
  html`<datalist id="${id}">
    ${texts.map((text) => html`<option value="${text}"></option>`)}
  </datalist>`;

const rank = (wanted: readonly Language[], language: Language): number =>
  wanted.includes(language) ? wanted.indexOf(language) : LANGUAGES.length;

function many(field: FormField, context: FormContext, label: Html, help: Html): Html {
  const kept = valueAt(context.draft, field.path);
  const ticked = new Set(
    (Array.isArray(kept) ? kept : []).map((one: { code?: unknown }) => String(one.code)),
  );
  const id = fieldId(field.path);
  const { t } = context;
  const box = ({ value, text }: Choice): Html =>
    html`<label
      ><input type="checkbox" name="${field.path}" value="${value}" ${checked(ticked.has(value))} />
      ${text}</label
    >`;
  return html`<fieldset class="row many" id="${id}" ${isLong(field, context) && filterOf(t)}>
    <legend>${label}</legend>
    ${help}
    <input type="hidden" name="${shown(field.path)}" value="1" />
    <div class="choices">
      ${grouped(field, context).map(({ title, choices }, index) =>
        title
          ? html`<div role="group" aria-labelledby="${id}-${index}">
              <p class="tongue" id="${id}-${index}">${title}</p>
              ${choices.map(box)}
            </div>`
          : choices.map(box),
      )}
    </div>
  </fieldset>`;
}

/** A list longer than a telephone gets a field that narrows it (`page/filter.ts`). */
const isLong = (field: FormField, context: FormContext): boolean =>
  choicesOf(field, context).some(({ isFrequent }) => isFrequent);

const filterOf = (t: Translator): Html => html`data-filter="${t('desk.form.filter')}"`;

/** What most people look for stands first; a short list is one group without a title. */
function grouped(
  field: FormField,
  context: FormContext,
): { title?: string; choices: readonly Choice[] }[] {
  const choices = choicesOf(field, context);
  if (!isLong(field, context)) return [{ choices }];
  const { t } = context;
  return [
    { title: t('desk.form.frequent'), choices: choices.filter(({ isFrequent }) => isFrequent) },
    { title: t('desk.form.others'), choices: choices.filter(({ isFrequent }) => !isFrequent) },
  ];
}

const choicesOf = (field: FormField, { t, language, places }: FormContext): readonly Choice[] =>
  field.path === 'place' ? places : (field.choices?.(t, language) ?? []);

/** The attribute of a box that is ticked. */
export const checked = (is: boolean): Html | false => is && html`checked`;

interface Input {
  id: string;
  name: string;
  described: string;
  invalid: boolean;
}

/** What every input says of itself. */
export const attributes = ({ id, name, described, invalid }: Input): Html =>
  html`id="${id}"
  name="${name}"${described && html` aria-describedby="${described}"`}${invalid && html` aria-invalid="true"`}`;
