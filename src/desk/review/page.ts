/** One submission with its photograph large, the facts beside it, the keys in sight. */
import type { ReviewPage } from './review-page.ts';
import { html, type Html } from '../page/html.ts';
import { queueTabOf } from '../store/queue.ts';
import type { Session } from '../store/staff.ts';
import type { StoredEntry } from '../store/archive-view.ts';
import { USES, type Use } from '../../model/veteran.ts';
import { OPEN } from '../store/submission.ts';
import { renderPage, type View } from '../page/layout.ts';
import { actions } from './actions.ts';
import { deedBox } from './deed.ts';
import { contactPart, auditLog } from './contact.ts';
import { messagePart } from './message.ts';
import { advice, questionsPart, sameList } from './same.ts';
import { leftNote, problemBox, sayProblem } from '../page/notes.ts';
import { factsOf, moment, placeName, titleOf } from '../page/short-texts.ts';

/** One submission: what was sent, what is wrong with it, whom it is like, and what may be decided. */
export function reviewPage(view: View, session: Session, page: ReviewPage): string {
  const { t } = view;
  const { submission, problems, shown } = page;
  const { draft, kind, flags, state } = submission;
  const title = titleOf(view, submission);
  const isOpen = OPEN.includes(state);
  return renderPage(view, {
    title,
    scripts: ['queue'],
    wide: true,
    main: html`<p class="actions">
        ${page.previous && html`<a href="/desk/s/${page.previous}" data-key="k">← <kbd>K</kbd></a>`}
        <a href="/desk?tab=${queueTabOf(submission)}" data-key="q"
          >${t('desk.nav.queue')} <kbd>Q</kbd></a
        >
        ${page.next && html`<a href="/desk/s/${page.next}" data-key="j"><kbd>J</kbd> →</a>`}
      </p>
      ${page.flash && html`<p class="notice" role="status">${page.flash}</p>`}
      ${problemBox(problems.map(sayProblem), t('desk.review.wrong'))} ${leftNote(view, page.left)}
      <div class="review">
        <div class="pictures">${pictures(view, page)}</div>
        <div>
          <h1>${title}</h1>
          <p class="quiet">
            ${t(`desk.state.${state}`)} · ${placeName(view, submission.place)} ·
            ${moment(view, submission.received)} · ${t(`desk.channel.${submission.channel}`)} ·
            ${submission.code}
          </p>
          <p>${flags.map((flag) => html`<span class="flag">${t(`desk.flag.${flag}`)}</span> `)}</p>
          ${isOpen && questionsPart(view, submission)} ${isOpen && sameList(view, session, page)}
          ${shown && screenFrames(shown)}
          <dl class="facts">
            ${factsOf(view, shown ? { ...shown.fields, story: shown.story } : draft).map(
              ({ label, text }) =>
                html`<dt>${label}</dt>
                  <dd>${text}</dd>`,
            )}
            ${
              kind !== 'withdrawal' &&
              html`<dt>${t('desk.form.consent')}</dt>
                <dd>${consentText(view, shown?.fields.consent ?? page.consents)}</dd>`
            }
          </dl>
          ${isOpen && kind === 'person' && advice(view, page.findings)}
          ${isOpen && kind === 'person' && deedBox(view, session, page)}
          ${actions(view, session, page)} ${messagePart(view, page)}
          ${contactPart(view, session, submission, page.contact)} ${auditLog(view, page.events)}
        </div>
      </div>`,
  });
}

/** What was sent; of the second look what lies in Git, whatever was sent. */
function pictures({ t }: View, { photos, shown }: ReviewPage): Html | Html[] {
  const sent = photos.map(({ clean, width, height, original }) => ({
    address: `/desk/photo/${clean}`,
    size: html`width="${width}" height="${height}"`,
    below: html`<p class="note">
      <a href="/desk/original/${original}">${t('desk.review.original')}</a>
    </p>`,
  }));
  const stored = shown?.pictures.map(({ blob }) => ({
    address: `/desk/blob/${blob}`,
    size: '',
    below: '',
  }));
  const all = stored ?? sent;
  if (all.length === 0) return html`<p class="none">${t('desk.review.noPhoto')}</p>`;
  return all.map(({ address, size, below }, index) => {
    const alt = t('desk.form.photo.kept', { number: index + 1 });
    return html`<a href="${address}"><img src="${address}" alt="${alt}" ${size} /></a>${below}`;
  });
}

/** Where a script draws what a street screen will show; nothing private is in an entry of Git. */
const screenFrames = ({ fields, pictures }: StoredEntry): Html =>
  html`<div
    class="frames"
    data-entry="${JSON.stringify(fields)}"
    ${pictures[0] && html`data-picture="/desk/blob/${pictures[0].blob}"`}
  ></div>`;

const consentText = ({ t }: View, consents: Readonly<Partial<Record<Use, boolean>>>): string =>
  USES.filter((use) => consents[use] !== undefined)
    .map((use) => `${consents[use] ? '✓' : '–'} ${t(`desk.consent.${use}`)}`)
    .join('\n');
