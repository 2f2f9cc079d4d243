/** The public form: one screen, everything optional but name, place, category, consent, contact. */
import type { FormState, ShownForm } from './form-state.ts';
import { EQUAL_LANGUAGES, type Language } from '../../model/language.ts';
import { DEED, LEAST, MORE, STORY, type FormField } from '../../intake/questions/fields.ts';
import { problemsAt, renderField, type FormContext } from '../page/inputs.ts';
import { suggestionsFor } from '../../intake/questions/suggest.ts';
import { html, type Html } from '../page/html.ts';
import { resubmissionNote, stageNote, summary } from '../page/notes.ts';
import { consentPart, contactPart, photoPart } from './page-parts.ts';
import { renderPage, type View } from '../page/layout.ts';
import { placeChoices } from '../page/short-texts.ts';

/** The sender's language, and for the name the other language of the country too. */
export const formLanguages =
  (language: Language) =>
  ({ path }: FormField): Language[] => {
    if (path !== 'name') return [language];
    return [language, ...EQUAL_LANGUAGES.filter((other) => other !== language)];
  };

/** The form, empty or with what was written and what is wrong with it. */
export function formPage(view: View, state: ShownForm): string {
  const { t, language } = view;
  const context: FormContext = {
    t,
    language,
    draft: state.draft,
    problems: state.problems,
    languages: formLanguages(language),
    places: placeChoices(view),
    suggest: (path, tongue) => suggestionsFor(view.archive.entries, path, tongue),
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
      ${stageNote(view)} ${state.resubmission && resubmissionNote(view, state.resubmission.reasons)}
      ${summary(view, state.problems)}
      <form
        method="post"
        action="/?lang=${language}"
        enctype="multipart/form-data"
        class="sending"
        novalidate
        autocomplete="off"
        data-sending
      >
        <input type="hidden" name="submission" value="${state.id}" />
        <input type="hidden" name="key" value="${state.key}" />
        <input type="hidden" name="lang" value="${language}" />
        ${state.about && html`<input type="hidden" name="person" value="${state.about.id}" />`}
        <input type="hidden" name="tried" value="" />
        ${
          state.resubmission &&
          html`<input type="hidden" name="code" value="${state.resubmission.code}" />
            <input type="hidden" name="seen" value="${state.resubmission.seen}" />`
        }
        <p class="trap" aria-hidden="true">
          <label
            >${t('desk.form.trap')} <input name="website" tabindex="-1" autocomplete="off"
          /></label>
        </p>
        ${state.about ? spelling(context) : person} ${photoPart(view, state)}
        <fieldset>
          <legend>${t('desk.form.known')}</legend>
          ${state.about && renderField(DEED, context)} ${renderField(STORY, context)}
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
          <button>${t(state.resubmission ? 'desk.form.sendAgain' : 'desk.form.send')}</button>
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
