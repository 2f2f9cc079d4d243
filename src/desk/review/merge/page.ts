/** What is there beside what was sent: field by field, with a choice at each. */
import { hasText } from '../../../i18n/index.ts';
import type { RawDraft } from '../../../intake/draft/draft.ts';
import { localizedText } from '../../../model/language.ts';
import { FIELDS, setAt, valueAt } from '../../../intake/questions/fields.ts';
import { html, type Html } from '../../page/html.ts';
import type { Choice, Difference } from './combine.ts';
import { choosable, draftOf, targetVersion, type Target } from './merge.ts';
import type { Session } from '../../store/staff.ts';
import type { Submission } from '../../store/submission.ts';
import { csrfField, renderPage, versionField, type View } from '../../page/layout.ts';
import { nameOf, nameOfField, titleOf, wordsOf } from '../../page/words-of.ts';

interface Merging {
  submission: Submission;
  target: Target;
}

export function mergePage(view: View, session: Session, merging: Merging): string {
  const { t, language } = view;
  const title = t('desk.merge.title', { name: nameOf(draftOf(merging.target), language) });
  return renderPage(view, {
    title,
    scripts: ['queue'],
    wide: true,
    main: html`<p class="acts">
        <a href="/desk/s/${merging.submission.id}" data-key="k"
          >← ${titleOf(view, merging.submission)} <kbd>K</kbd></a
        >
      </p>
      <h1>${title}</h1>
      ${mergeForm(view, session, merging)}`,
  });
}

/** The choices and the button that writes them, also on the page of an addition. */
export function mergeForm(
  view: View,
  { csrfToken }: Session,
  { submission, target }: Merging,
): Html {
  const { t, desk } = view;
  const found = choosable(desk, submission, target);
  const into = 'other' in target ? target.other.id : target.entry.fields.id;
  const version = targetVersion(desk, target);
  if (!version) return html`<p class="notice">${t('desk.writing')}</p>`;
  return html`<form method="post" action="/desk/s/${submission.id}/merge" class="merge">
    ${csrfField(csrfToken)}${versionField(desk.submissions.version(submission))}
    <input type="hidden" name="into" value="${into}" />
    <input type="hidden" name="intoVersion" value="${version}" />
    <p class="note">${t(found.length > 0 ? 'desk.merge.choose' : 'desk.merge.nothing')}</p>
    ${found.map((one) =>
      one.path === 'photos'
        ? photosRow(view, { submission, target }, one)
        : fieldRow(view, { there: draftOf(target), sent: submission.draft }, one),
    )}
    <p class="acts">
      <button data-key="a">${t('desk.merge.do')} <kbd>A</kbd></button>
    </p>
  </form>`;
}

const fieldRow = (
  view: View,
  { there, sent }: { there: RawDraft; sent: RawDraft },
  difference: Difference,
): Html =>
  row(view, difference, {
    label: labelOf(view, difference.path),
    there: html`${said(view, inTonguesOf(sent, there, difference.path), difference.path)}`,
    sent: html`${said(view, sent, difference.path)}`,
  });

/** A text that was sent in one language stands beside that language alone. */
function inTonguesOf(sent: RawDraft, there: RawDraft, path: string): RawDraft {
  const [own, other] = [valueAt(there, path), valueAt(sent, path)];
  if (!localizedText.safeParse(own).success || !localizedText.safeParse(other).success)
    return there;
  const tongues = Object.entries(own as object).filter(([tongue]) => tongue in (other as object));
  const draft = structuredClone(there);
  setAt(draft, path, Object.fromEntries(tongues));
  return draft;
}

/** Sources are compared as a whole. */
function said(view: View, draft: RawDraft, path: string): string {
  const field = FIELDS.find((one) => one.path === path);
  if (field) return wordsOf(field, draft, view) || '–';
  const sources = (draft.sources ?? []) as { title?: string }[];
  return sources.map(({ title }) => title).join('; ') || '–';
}

function labelOf(view: View, path: string): string {
  const field = FIELDS.find((one) => one.path === path);
  return field ? nameOfField(field, view) : view.t(`field.veteran.${path}`);
}

function photosRow(view: View, { submission, target }: Merging, difference: Difference): Html {
  const { t, desk } = view;
  const pictures = (addresses: readonly string[]): Html =>
    html`<span class="thumbs"
      >${addresses.map((address) => html`<a href="${address}"><img src="${address}" alt="" loading="lazy" /></a>`)}</span
    >`;
  const photos = (id: string): string[] =>
    desk.submissions.photosOf(id).map(({ clean }) => `/desk/photo/${clean}`);
  const there =
    'other' in target
      ? photos(target.other.id)
      : target.entry.pictures.map(({ blob }) => `/desk/blob/${blob}`);
  return row(view, difference, {
    label: t('field.veteran.photos'),
    there: there.length > 0 ? pictures(there) : html`–`,
    sent: pictures(photos(submission.id)),
  });
}

const row = (
  { t }: View,
  { path, options, suggested }: Difference,
  { label, there, sent }: { label: string; there: Html; sent: Html },
): Html =>
  html`<fieldset class="row">
    <legend>${label}</legend>
    <div class="two">
      <div>
        <p class="quiet">${t('desk.merge.there')}</p>
        <div class="said">${there}</div>
      </div>
      <div>
        <p class="quiet">${t('desk.merge.sent')}</p>
        <div class="said">${sent}</div>
      </div>
    </div>
    <p class="options">
      ${options.map(
        (option) =>
          html`<label
            ><input
              type="radio"
              name="choice.${path}"
              value="${option}"
              ${option === suggested && html`checked`}
            />
            ${sayChoice(path, option, t)}</label
          > `,
      )}
    </p>
  </fieldset>`;

/** Photographs, names and dates say what becomes of the other one. */
const sayChoice = (path: string, choice: Choice, t: View['t']): string =>
  hasText('kk', `desk.choice.${choice}.${path}`)
    ? t(`desk.choice.${choice}.${path}`)
    : t(`desk.choice.${choice}`);
