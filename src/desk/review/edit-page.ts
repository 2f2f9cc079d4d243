/** Facts corrected or written by the desk's people: every field in both languages. */
import { EQUAL_LANGUAGES } from '../../model/language.ts';
import type { SaidProblem } from '../../model/problem.ts';
import { LEAST, MORE, STORY, SUMMARY } from '../../intake/questions/fields.ts';
import { problemList, renderField, type FormContext } from '../page/inputs.ts';
import { suggestionsFor } from '../../intake/questions/suggest.ts';
import { html, type Html } from '../page/html.ts';
import { covers } from '../store/places.ts';
import type { Session } from '../store/staff.ts';
import { USES } from '../../model/veteran.ts';
import type { Contact, KeptPhoto, Submission } from '../store/submission.ts';
import type { FormState } from '../submit/form-state.ts';
import { keptPhotos } from '../submit/page-parts.ts';
import { csrfField, renderPage, versionField, type View } from '../page/layout.ts';
import { consentBox, textRow } from '../page/rows.ts';
import { leftNote, problemBox, sayProblem, type Fact } from '../page/notes.ts';
import { nameOf, placeChoices } from '../page/short-texts.ts';

const contextOf = (
  view: View,
  draft: FormContext['draft'],
  problems: readonly SaidProblem[],
): FormContext => ({
  t: view.t,
  language: view.language,
  languages: () => EQUAL_LANGUAGES,
  draft,
  problems,
  places: placeChoices(view),
  suggest: (path, tongue) => suggestionsFor(view.archive.entries, path, tongue),
});

const photoInput = ({ t }: View, problems: readonly SaidProblem[]): Html =>
  html`<div class="row">
    <label for="f-photos">${t('desk.add.photo')}</label>${problemList(problems, 'photos-wrong')}
    <input
      type="file"
      id="f-photos"
      name="photos"
      accept="image/jpeg,image/png,image/webp,image/heic,image/tiff,image/avif,image/bmp,image/gif"
      multiple
      data-shown
    />
  </div>`;

/** Whoever filled the form has answered by hand; for everybody else the desk notes what was said. */
export const asksConsents = ({ kind, channel }: Submission): boolean =>
  kind === 'person' && channel !== 'form';

const consentPart = ({ t }: View, consents: AddState['consents']): Html =>
  html`<fieldset class="consent">
    <legend>${t('desk.add.consents')}</legend>
    <p class="hint">${t('desk.add.consent')}</p>
    ${USES.map((use) => consentBox(use, t, consents[use]))}
  </fieldset>`;

export interface EditPage {
  submission: Submission;
  /** The version that is looked at. */
  version: string;
  photos: readonly KeptPhoto[];
  /** Originals of those that were ticked to be left out. */
  dropped?: readonly string[];
  consents: AddState['consents'];
  problems: readonly SaidProblem[];
  /** What was written over an earlier version, to be copied. */
  left?: readonly Fact[] | undefined;
}

/** The form in which the desk corrects what was sent, with its photographs. */
export function editPage(
  view: View,
  session: Session,
  { submission, version, photos, dropped, consents, problems, left }: EditPage,
): string {
  const { t, language } = view;
  const { id, draft } = submission;
  const context = contextOf(view, draft, problems);
  const title = t('desk.edit.title', { name: nameOf(draft, language) });
  const ofAll = problems.filter(({ field }) => field === '');
  const ofPhotos = problems.filter(({ field }) => field !== '');
  return deskForm(view, {
    title,
    action: `/desk/s/${id}/edit`,
    above: html`${problemBox(ofAll.map(({ message, advice }) => `${message} ${advice}`))}${leftNote(view, left)}`,
    fields: html`${csrfField(session.csrfToken)}${versionField(version)}
      ${[...LEAST, ...SUMMARY, STORY, ...MORE].map((field) => renderField(field, context))}
      ${keptPhotos(view, photos, { at: ({ clean }) => `/desk/photo/${clean}`, dropped })}
      ${photoInput(view, ofPhotos)} ${asksConsents(submission) && consentPart(view, consents)}
      <p class="send"><button>${t('desk.edit.save')}</button></p>`,
  });
}

/** A form of the desk's people, which is kept while they write. */
const deskForm = (
  view: View,
  { title, action, above, fields }: { title: string; action: string; above: Html; fields: Html },
): string =>
  renderPage(view, {
    title,
    scripts: ['queue'],
    main: html`<h1>${title}</h1>
      ${above}
      <form
        method="post"
        action="${action}"
        enctype="multipart/form-data"
        class="sending"
        autocomplete="off"
        data-written="${action}"
      >
        ${fields}
      </form>`,
  });

export interface AddState extends Omit<FormState, 'about' | 'resubmission'> {
  /** What was done before this page. */
  flash?: string;
}

/** Quick add: what somebody says at the counter or on the telephone. */
export function addPage(view: View, session: Session, state: AddState): string {
  const { t } = view;
  const { places } = session.person;
  const own = placeChoices(view).filter(({ value }) => covers(places, String(value)));
  const context: FormContext = { ...contextOf(view, state.draft, state.problems), places: own };
  const contact = (name: keyof Contact): Html =>
    textRow({
      id: `contact-${name}`,
      name: `contact.${name}`,
      value: state.contact[name],
      label: t(`desk.add.contact.${name}`),
      most: 200,
      autocomplete: 'off',
    });
  return deskForm(view, {
    title: t('desk.nav.add'),
    action: '/desk/add',
    above: html`${state.flash && html`<p class="notice" role="status">${state.flash}</p>`}
      <p class="lead">${t('desk.add.lead')}</p>
      ${problemBox(state.problems.map(sayProblem))}`,
    fields: html`${csrfField(session.csrfToken)}
      <input type="hidden" name="submission" value="${state.id}" />
      ${keptPhotos(view, state.photos, { at: ({ clean }) => `/desk/add/${state.id}/${clean}` })}
      ${state.dropped?.map((original) => html`<input type="hidden" name="drop" value="${original}" />`)}${photoInput(view, [])}
      ${[...LEAST, STORY].map((field) => renderField(field, context))}
      <details>
        <summary>${t('desk.form.more')}</summary>
        ${[...SUMMARY, ...MORE].map((field) => renderField(field, context))}
      </details>
      ${consentPart(view, state.consents)}
      <fieldset>
        <legend>${t('desk.add.contact')}</legend>
        ${contact('name')}${contact('contact')}${contact('relation')}
      </fieldset>
      <p class="actions">
        <button>${t('desk.add.save')}</button>
        <button class="plain" name="next" value="on">${t('desk.add.next')}</button>
      </p>`,
  });
}
