/** The box in which the desk writes the deed: what was told beside it, to choose of and to cut. */
import { valueAt } from '../../model/at-path.ts';
import { EQUAL_LANGUAGES } from '../../model/in-language.ts';
import { DEED_LETTERS } from '../../model/veteran.ts';
import { sayFindings } from '../../intake/draft/draft.ts';
import { judge } from '../entry/entry-draft.ts';
import { DEED } from '../../intake/questions/fields.ts';
import { renderField } from '../page/inputs.ts';
import { html, type Html } from '../page/html.ts';
import { may } from '../store/rights.ts';
import type { Session } from '../store/staff.ts';
import type { Submission } from '../store/submission.ts';
import type { ReviewPage } from './review-page.ts';
import { csrfField, versionField, type View } from '../page/layout.ts';

/** Made once: each loads the rules of its language. */
const SENTENCES = {
  kk: new Intl.Segmenter('kk', { granularity: 'sentence' }),
  ru: new Intl.Segmenter('ru', { granularity: 'sentence' }),
};

/** The sentences that were told in a language, whole: what is cut of one is the editor's to say. */
export function sentencesIn(draft: Submission['draft'], language: 'kk' | 'ru'): string[] {
  const texts = [draft.summary, draft.story].map((text) => String(valueAt(text, language) ?? ''));
  const segments = SENTENCES[language];
  const sentences = texts.flatMap((text) => [...segments.segment(text)].map((one) => one.segment));
  return [...new Set(sentences.map((text) => text.replace(/\s+/g, ' ').trim()))].filter(Boolean);
}

/** The field of the deed beside its picture in the clip; nothing for whom may not edit. */
export function deedBox(
  view: View,
  { person, csrfToken }: Session,
  { submission, version, written, consents, photos: [photo] }: ReviewPage,
): Html | false {
  const { t, archive, language } = view;
  const { id, place } = submission;
  if (!may(person, 'edit', place)) return false;
  const draft = written ?? submission.draft;
  const placeIds = new Set(archive.places.keys());
  const at = { draft, consents, photos: [], placeIds };
  const findings = judge(at).findings.filter(({ field }) => /^deed(?:\.|$)/.test(field));
  const problems = sayFindings(findings, t);
  const context = { t, language, draft, problems, places: [], languages: () => EQUAL_LANGUAGES };
  const sentences = EQUAL_LANGUAGES.flatMap((tongue) =>
    sentencesIn(draft, tongue).map((text, index) => ({ tongue, text, index })),
  );
  return html`<details class="deed" data-key="d" ${written && html`open`}>
    <summary>${t('desk.review.deed')} <kbd>D</kbd></summary>
    <form method="post" action="/desk/s/${id}/deed" autocomplete="off" data-written="/desk/s/${id}">
      ${csrfField(csrfToken)}${versionField(version)} ${renderField(DEED, context)}
      <div
        class="frames"
        data-draft="${JSON.stringify(draft)}"
        data-picture="${photo ? `/desk/photo/${photo.clean}` : ''}"
        data-screen="${consents.led ? 'yes' : ''}"
      ></div>
      <p class="actions"><button>${t('desk.review.deed.keep')}</button></p>
      ${
        sentences.length > 0 &&
        html`<p class="hint">${t('desk.review.deed.sentences', { most: DEED_LETTERS })}</p>
          <ul role="list" class="sentences">
            ${sentences.map(
              ({ tongue, text, index }) =>
                html`<li lang="${tongue}">
                  <button class="link" name="take" value="${tongue}.${index}">${text}</button>
                  <span class="quiet">${text.length}</span>
                </li>`,
            )}
          </ul>`
      }
    </form>
  </details>`;
}
