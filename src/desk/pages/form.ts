/** The public form: one screen, everything optional but name, place, category, consent, contact. */
import type { RawDraft } from '../../intake/draft.ts';
import { inLanguage, type Language } from '../../model/language.ts';
import type { SaidProblem } from '../../model/problem.ts';
import { sayDay } from '../../i18n/dates.ts';
import { hasText } from '../../i18n/index.ts';
import { LEAST, MORE, STORY, type Choice, type FormField } from '../form/fields.ts';
import {
  attributes,
  checked,
  fieldId,
  problemList,
  problemsAt,
  renderField,
  type FormContext,
} from '../form/inputs.ts';
import { suggestionsFor } from '../form/suggest.ts';
import { html, type Html } from '../html.ts';
import { USES, type KeptPhoto, type Reason, type Use } from '../store/submission.ts';
import { renderPage, type View } from './layout.ts';

/** What is in the form when it is shown. */
export interface FormState {
  /** UUID of what is being written. */
  id: string;
  draft: RawDraft;
  consents: Readonly<Partial<Record<Use, boolean>>>;
  contact: { name: string; contact: string; relation: string };
  photos: readonly KeptPhoto[];
  problems: readonly SaidProblem[];
  /** The entry it is about, when somebody adds to one. */
  about?: { id: string; name: string } | undefined;
  /** The code when something sent before is mended: the contact may then stay as it was. */
  mending?: { code: string; reasons: readonly Reason[] } | undefined;
}

export const placeChoices = ({ desk, language }: Pick<View, 'desk' | 'language'>): Choice[] =>
  [...desk.archive.places.values()]
    .map(({ id, name }) => ({ value: id, text: inLanguage(name, language)?.text ?? id }))
    .sort((a, b) => a.text.localeCompare(b.text, language));

/** The sender's language, and for the name the other language of the country too. */
export const askedLanguages =
  (language: Language) =>
  ({ path }: FormField): Language[] => {
    if (path !== 'name') return [language];
    return language === 'ru' ? ['ru', 'kk'] : language === 'kk' ? ['kk', 'ru'] : ['en', 'kk', 'ru'];
  };

export function formPage(view: View, state: FormState): string {
  const { t, language } = view;
  const context: FormContext = {
    ...{ t, language, draft: state.draft, problems: state.problems },
    languages: askedLanguages(language),
    places: placeChoices(view),
    suggest: (path, tongue) => suggestionsFor(view.desk.archive.entries, path, tongue),
  };
  const title = state.about
    ? t('desk.form.about.title', { name: state.about.name })
    : t('desk.form.title');
  const person = html`<fieldset>
    <legend>${t('desk.form.person')}</legend>
    ${LEAST.map((field) => renderField(field, context))}
  </fieldset>`;
  return renderPage(view, {
    title,
    scripts: ['form'],
    main: html`<h1>${title}</h1>
      <p class="lead">${t(state.about ? 'desk.form.about.lead' : 'desk.form.lead')}</p>
      ${stageNote(view)} ${state.mending && mendNote(view, state.mending.reasons)}
      ${summary(view, state)}
      <form
        method="post"
        action="/?lang=${language}"
        enctype="multipart/form-data"
        class="sending"
        novalidate
        data-sending
      >
        <input type="hidden" name="submission" value="${state.id}" />
        <input type="hidden" name="lang" value="${language}" />
        ${state.about && html`<input type="hidden" name="person" value="${state.about.id}" />`}
        ${state.mending && html`<input type="hidden" name="code" value="${state.mending.code}" />`}
        <p class="trap" aria-hidden="true">
          <label
            >${t('desk.form.trap')} <input name="website" tabindex="-1" autocomplete="off"
          /></label>
        </p>
        ${state.about ? spelling(context) : person} ${photoPart(view, state)}
        <fieldset>
          <legend>${t('desk.form.known')}</legend>
          ${renderField(STORY, context)}
          <details ${hasMore(state) && html`open`}>
            <summary>${t('desk.form.more')}</summary>
            ${MORE.map((field) => renderField(field, context))}
          </details>
        </fieldset>
        ${consentPart(view, state)} ${contactPart(view, state)}
        <altcha-widget
          challenge="/challenge"
          language="${language}"
          auto="onload"
          display="invisible"
          workers="2"
        ></altcha-widget>
        <p class="send">
          <button>${t(state.mending ? 'desk.form.sendAgain' : 'desk.form.send')}</button>
        </p>
      </form>`,
  });
}

/** Another name that was typed before it was known whom this is about. */
const spelling = (context: FormContext): Html | false =>
  context.draft.name !== undefined &&
  html`${LEAST.filter(({ path }) => path === 'name').map((field) => renderField({ ...field, required: false }, context))}`;

const hasMore = ({ problems, draft }: FormState): boolean =>
  MORE.some(({ path }) => problemsAt(problems, path).length > 0 || path.split('.')[0]! in draft);

function stageNote({ desk, t, language }: View): Html | null {
  if (desk.stage() === 'collecting')
    return html`<p class="note">
      ${t('desk.stage.open', { day: sayDay(desk.archive.campaign.collecting.to, language) })}
    </p>`;
  return html`<p class="notice">${t('desk.stage.late')}</p>`;
}

/** What an editor asks to be mended. */
export const mendNote = ({ t }: View, reasons: readonly Reason[]): Html =>
  html`<div class="notice">
    <p>${t('desk.mend.lead')}</p>
    <ul>
      ${reasons.map((reason) => html`<li>${sayReason(reason, t)}</li>`)}
    </ul>
  </div>`;

/** A reason in words: the field, the ready text, and what the editor added. */
export function sayReason({ field, code, words }: Reason, t: View['t']): string {
  const key = `field.veteran.${field.replace(/\.\d+/g, '')}`;
  const label = field && hasText('kk', key) ? `${t(key)}: ` : '';
  const ready = code === 'own' ? '' : t(`desk.reason.${code}`);
  return `${label}${[ready, words].filter(Boolean).join(' ')}`;
}

function summary({ t }: View, { problems }: FormState): Html | null {
  if (problems.length === 0) return null;
  return html`<div class="summary" role="alert" tabindex="-1">
    <h2>${t('desk.form.wrong', { count: problems.length })}</h2>
    <ul>
      ${problems.map(({ field, label, message }) => html`<li><a href="#${anchorOf(field)}">${label}</a>: ${message}</li>`)}
    </ul>
  </div>`;
}

/** The input a problem is about. */
function anchorOf(field: string): string {
  const all = [...LEAST, STORY, ...MORE].map(({ path }) => path);
  const own = [...all, 'photos', 'contact', 'consent'].filter(
    (path) => field === path || field.startsWith(`${path}.`),
  );
  return fieldId(own.at(-1) ?? 'name');
}

function photoPart({ t }: View, { id, photos, problems }: FormState): Html {
  const says = problemList(problemsAt(problems, 'photos'), 'f-photos-wrong');
  return html`<fieldset>
    <legend>${t('desk.form.photo')}</legend>
    ${
      photos.length > 0 &&
      html`<ul class="kept" role="list">
        ${photos.map(
          (photo, index) =>
            html`<li>
              <img
                src="/sent/${id}/${photo.clean}"
                alt="${t('desk.form.photo.kept', { number: index + 1 })}"
                width="${photo.width}"
                height="${photo.height}"
              />
              <label
                ><input type="checkbox" name="drop" value="${photo.original}" />
                ${t('desk.form.photo.drop')}</label
              >
            </li>`,
        )}
      </ul>`
    }
    <div class="row">
      <label for="f-photos"
        >${t(photos.length > 0 ? 'desk.form.photo.another' : 'desk.form.photo.label')}</label
      >
      <p class="hint" id="f-photos-hint">${t('desk.form.photo.hint')}</p>
      ${says}
      <input
        type="file"
        ${attributes({ id: 'f-photos', name: 'photos', described: 'f-photos-hint', invalid: says !== null })}
        accept="image/jpeg,image/png,image/webp"
        multiple
      />
    </div>
  </fieldset>`;
}

function consentPart({ t }: View, { consents, problems, about }: FormState): Html {
  const says = problemList(problemsAt(problems, 'consent'), 'f-consent-wrong');
  return html`<fieldset id="f-consent" class="consent">
    <legend>${t('desk.form.consent')}</legend>
    <p class="hint">${t('desk.form.consent.hint')}</p>
    ${says}
    ${USES.map(
      (use) =>
        html`<label class="box"
          ><input type="checkbox" name="consent.${use}" ${checked(consents[use] ?? false)} />
          <span
            ><strong
              >${t(`desk.consent.${use}`)}${use === 'page' && !about && html` <span class="must">*</span>`}</strong
            >
            ${t(`desk.consent.${use}.words`)}</span
          ></label
        >`,
    )}
  </fieldset>`;
}

function contactPart({ t }: View, { contact, problems, mending }: FormState): Html {
  const says = problemList(problemsAt(problems, 'contact'), 'f-contact-wrong');
  const text = (name: 'name' | 'contact' | 'relation', complete: string): Html => {
    const id = name === 'contact' ? 'f-contact' : `f-contact-${name}`;
    return html`<div class="row">
      <label for="${id}"
        >${t(`desk.contact.${name}`)}${name === 'contact' && html` <span class="must">*</span>`}</label
      >
      ${name === 'contact' && says}
      <input
        type="text"
        ${attributes({ id, name: `contact.${name}`, described: '', invalid: name === 'contact' && says !== null })}
        value="${contact[name]}"
        maxlength="200"
        autocomplete="${complete}"
      />
    </div>`;
  };
  return html`<fieldset>
    <legend>${t('desk.form.contact')}</legend>
    <p class="hint">${t(mending ? 'desk.form.contact.kept' : 'desk.form.contact.hint')}</p>
    ${text('name', 'name')}${text('contact', 'tel')}${text('relation', 'off')}
  </fieldset>`;
}
