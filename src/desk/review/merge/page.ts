/** What is there beside what was sent: field by field, with a choice at each. */
import { hasText } from '../../../i18n/index.ts';
import type { RawDraft } from '../../../intake/draft/draft.ts';
import { setAt, valueAt } from '../../../model/at-path.ts';
import { localizedText } from '../../../model/language.ts';
import { FIELDS } from '../../../intake/questions/fields.ts';
import { html, type Html } from '../../page/html.ts';
import type { Difference } from '../../entry/combine.ts';
import type { Choice } from '../../store/tasks.ts';
import { draftOf, type Target, type targetVersion } from './merge.ts';
import type { Session } from '../../store/staff.ts';
import type { Submission } from '../../store/submission.ts';
import { csrfField, renderPage, versionField, type View } from '../../page/layout.ts';
import { problemBox } from '../../page/notes.ts';
import { nameOf, nameOfField, titleOf, textOf } from '../../page/short-texts.ts';

/** Two of one person, to choose of both. */
export interface JoinForm {
  submission: Submission;
  target: Target;
  /** Where they differ. */
  found: readonly Difference[];
  /** The versions that are looked at; none while something of the other is not written yet. */
  version: string;
  intoVersion: ReturnType<typeof targetVersion>;
  /** Addresses of their photographs. */
  photos: { sent: readonly string[]; there: readonly string[] };
  /** The form was of an earlier session: it is shown again with what was chosen. */
  stale?: boolean;
}

/** Two of one person side by side, with a choice at each field in which they differ. */
export function mergePage(view: View, session: Session, merging: JoinForm): string {
  const { t, language } = view;
  const title = t('desk.merge.title', { name: nameOf(draftOf(merging.target), language) });
  return renderPage(view, {
    title,
    scripts: ['queue'],
    wide: true,
    main: html`<p class="actions">
        <a href="/desk/s/${merging.submission.id}" data-key="k"
          >← ${titleOf(view, merging.submission)} <kbd>K</kbd></a
        >
      </p>
      <h1>${title}</h1>
      ${problemBox(merging.stale ? [t('desk.stale')] : [])} ${mergeForm(view, session, merging)}`,
  });
}

/** The choices and the button that writes them, also on the page of an addition. */
export function mergeForm(
  view: View,
  { csrfToken }: Session,
  { submission, version, target, intoVersion, found, photos }: JoinForm,
): Html {
  const { t } = view;
  const into = 'other' in target ? target.other.id : target.entry.fields.id;
  if (!intoVersion) return html`<p class="notice">${t('desk.writing')}</p>`;
  return html`<form
    method="post"
    action="/desk/s/${submission.id}/merge"
    class="merge"
    autocomplete="off"
    data-written="/desk/s/${submission.id}/merge?into=${into}"
  >
    ${csrfField(csrfToken)}${versionField(version)}
    <input type="hidden" name="into" value="${into}" />
    <input type="hidden" name="intoVersion" value="${intoVersion}" />
    <p class="note">${t(found.length > 0 ? 'desk.merge.choose' : 'desk.merge.nothing')}</p>
    ${found.map((one) =>
      one.path === 'photos'
        ? photosRow(view, photos, one)
        : fieldRow(view, { there: draftOf(target), sent: submission.draft }, one),
    )}
    <p class="actions">
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
    there: html`${textAt(view, inTonguesOf(sent, there, difference.path), difference.path)}`,
    sent: html`${textAt(view, sent, difference.path)}`,
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
function textAt(view: View, draft: RawDraft, path: string): string {
  const field = FIELDS.find((one) => one.path === path);
  if (field) return textOf(field, draft, view) || '–';
  const sources = (draft.sources ?? []) as { title?: string }[];
  return sources.map(({ title }) => title).join('; ') || '–';
}

function labelOf(view: View, path: string): string {
  const field = FIELDS.find((one) => one.path === path);
  return field ? nameOfField(field, view) : view.t(`field.veteran.${path}`);
}

function photosRow(view: View, photos: JoinForm['photos'], difference: Difference): Html {
  const { t } = view;
  const pictures = (addresses: readonly string[]): Html =>
    html`<span class="thumbs"
      >${addresses.map((address) => html`<a href="${address}"><img src="${address}" alt="" loading="lazy" /></a>`)}</span
    >`;
  return row(view, difference, {
    label: t('field.veteran.photos'),
    there: photos.there.length > 0 ? pictures(photos.there) : html`–`,
    sent: pictures(photos.sent),
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
