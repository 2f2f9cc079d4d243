/** The parts of the form that no schema describes: photographs, consents, the sender. */
import { attributes, checked, problemList, problemsAt } from '../page/inputs.ts';
import { html, type Html } from '../page/html.ts';
import { USES } from '../../model/veteran.ts';
import type { FormState, ShownForm } from './form-state.ts';
import type { View } from '../page/layout.ts';
import type { KeptPhoto } from '../store/submission.ts';

/** The photographs: those sent before, to keep or to leave out, and the field for others. */
export function photoPart(
  { t }: View,
  { id, key, photos, dropped = [], problems }: ShownForm,
): Html {
  const says = problemList(problemsAt(problems, 'photos'), 'f-photos-wrong');
  return html`<fieldset>
    <legend>${t('desk.form.photo')}</legend>
    ${keptPhotos({ t }, photos, {
      at: ({ clean }) => `/sent/${id}/${clean}?key=${key}`,
      more: ({ original }, index) =>
        html`<input type="hidden" name="kept" value="${original}" />
          <label
            ><input type="radio" name="first" value="${original}" ${index === 0 && html`checked`} />
            ${t('desk.form.photo.portrait')}</label
          >`,
    })}
    ${dropped.map((original) => html`<input type="hidden" name="left" value="${original}" />`)}
    <div class="row">
      <label for="f-photos"
        >${t(photos.length > 0 ? 'desk.form.photo.another' : 'desk.form.photo.label')}</label
      >
      <p class="hint" id="f-photos-hint">${t('desk.form.photo.hint')}</p>
      ${says}
      <input
        type="file"
        ${attributes({ id: 'f-photos', name: 'photos', described: 'f-photos-hint', invalid: says !== null })}
        accept="image/jpeg,image/png,image/webp,image/tiff,image/avif,image/bmp,image/gif"
        multiple
      />
    </div>
  </fieldset>`;
}

interface KeptPhotos {
  /** Where whoever fills the form may see a photograph. */
  at: (photo: KeptPhoto) => string;
  /** Originals of those that are ticked to be left out. */
  dropped?: readonly string[] | undefined;
  /** What else is asked of each. */
  more?: (photo: KeptPhoto, index: number) => Html;
}

/** Photographs that lie at the desk, each to be left out by a tick. */
export const keptPhotos = (
  { t }: Pick<View, 't'>,
  photos: readonly KeptPhoto[],
  { at, dropped = [], more }: KeptPhotos,
): Html | false =>
  photos.length > 0 &&
  html`<ul class="kept" role="list">
    ${photos.map((photo, index) => {
      const { original, width, height } = photo;
      const alt = t('desk.form.photo.kept', { number: index + 1 });
      return html`<li>
        <img src="${at(photo)}" alt="${alt}" width="${width}" height="${height}" />
        <label
          ><input
            type="checkbox"
            name="drop"
            value="${original}"
            ${checked(dropped.includes(original))}
          />
          ${t('desk.form.photo.drop')}</label
        >${more?.(photo, index)}
      </li>`;
    })}
  </ul>`;

/** The four consents, each asked alone. */
export function consentPart({ t }: View, { consents, problems, about }: FormState): Html {
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

/** Whom the desk may ask; who sends anew may leave it as it is. */
export function contactPart({ t }: View, { contact, problems, resubmission }: FormState): Html {
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
    <p class="hint">${t(resubmission ? 'desk.form.contact.kept' : 'desk.form.contact.hint')}</p>
    ${text('name', 'name')}${text('contact', 'tel')}${text('relation', 'off')}
  </fieldset>`;
}
