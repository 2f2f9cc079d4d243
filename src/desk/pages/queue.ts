/** The queue as a shelf of cards, and one submission with its photograph large. */
import { html, type Html } from '../html.ts';
import { alike, type Alike } from '../alike.ts';
import { judge } from '../entry-draft.ts';
import { sayFindings } from '../../intake/draft.ts';
import { hasText } from '../../i18n/index.ts';
import { SHELVES, shelfOf, type Shelf } from '../store/queue.ts';
import { may, type Session } from '../store/staff.ts';
import type { Contact, Submission } from '../store/submission.ts';
import { USES } from '../store/submission.ts';
import type { SaidProblem } from '../../model/problem.ts';
import { RETURN_REASONS, REFUSE_REASONS } from '../reasons.ts';
import { sayReason } from './form.ts';
import { formWord, renderPage, type View } from './layout.ts';
import { factsOf, moment, nameOf, placeName, textIn } from './words-of.ts';

export interface ShelfPage {
  shelf: Shelf;
  submissions: readonly Submission[];
  counts: Readonly<Record<Shelf, number>>;
  /** Number of the page, from 0. */
  number: number;
  said: string;
  problems?: readonly { id: string; problems: readonly SaidProblem[] }[];
}

export function shelfPage(view: View, session: Session, page: ShelfPage): string {
  const { t, desk } = view;
  const { shelf, submissions, counts, number, problems = [] } = page;
  const act = { new: 'approve', screens: 'screens' }[shelf as string];
  const may2 = shelf === 'screens' ? may(session.person, 'screen') : may(session.person, 'approve');
  return renderPage(view, {
    title: t('desk.nav.queue'),
    scripts: ['queue'],
    wide: true,
    main: html`<h1>${t('desk.nav.queue')}</h1>
      ${troubles(view)} ${page.said && html`<p class="notice" role="status">${page.said}</p>`}
      ${
        problems.length > 0 &&
        html`<div class="summary" role="alert" tabindex="-1">
          <ul>
            ${problems.map((one) => html`<li><a href="/desk/s/${one.id}">${nameOf(desk.submissions.byId(one.id)?.draft ?? {}, view.language)}</a>: ${one.problems.map(({ message }) => message).join(' ')}</li>`)}
          </ul>
        </div>`
      }
      <ul class="filters">
        ${SHELVES.map((name) => html`<li><a href="/desk?shelf=${name}" ${name === shelf && html`aria-current="page"`}>${t(`desk.shelf.${name}`)} (${counts[name]})</a></li>`)}
      </ul>
      ${submissions.length === 0 && html`<p class="lead">${t('desk.shelf.empty')}</p>`}
      <form method="post" action="/desk/batch">
        ${formWord(session.form)}<input type="hidden" name="act" value="${act ?? ''}" />
        <ul class="cards" role="list">
          ${submissions.map((one, index) => card(view, one, act !== undefined && may2, index))}
        </ul>
        ${
          act &&
          may2 &&
          submissions.length > 0 &&
          html`<p class="acts">
            <label><input type="checkbox" data-all /> ${t('desk.batch.all')}</label>
            <button>${t(`desk.batch.${act}`)}</button>
          </p>`
        }
      </form>
      ${pager(view, shelf, number, counts[shelf])}`,
  });
}

const PAGE = 60;

const pager = ({ t }: View, shelf: Shelf, number: number, total: number): Html | false =>
  total > PAGE &&
  html`<p>
    ${number > 0 && html`<a href="/desk?shelf=${shelf}&amp;page=${number - 1}">${t('desk.pager.before')}</a> `}${(number + 1) * PAGE < total && html`<a href="/desk?shelf=${shelf}&amp;page=${number + 1}">${t('desk.pager.after')}</a>`}
  </p>`;

function card(view: View, submission: Submission, choosable: boolean, index: number): Html {
  const { t, desk, language } = view;
  const { id, draft, flags, place, received } = submission;
  const [photo] = desk.submissions.photosOf(id);
  const same = shelfOf(submission) === 'new' ? alike(desk, submission) : null;
  const isSame = same && same.entries.length + same.submissions.length > 0;
  const name = submission.kind === 'person' ? nameOf(draft, language) : wordTitle(view, submission);
  return html`<li class="card">
    ${photo ? html`<img src="/desk/photo/${photo.clean}" alt="" loading="lazy" />` : html`<span class="none"></span>`}
    <div>
      <p class="name"><a href="/desk/s/${id}" ${index === 0 && html`data-key="j"`}>${name}</a></p>
      <p class="quiet">${placeName(view, place)} · ${moment(view, received)}</p>
      ${flags.map((flag) => html`<span class="flag">${t(`desk.flag.${flag}`)}</span> `)}${isSame && html`<span class="flag">${t('desk.flag.alike')}</span>`}
      ${
        choosable &&
        !isSame &&
        !flags.includes('blocked') &&
        html`<p>
          <label
            ><input type="checkbox" name="chosen" value="${id}" /> ${t('desk.batch.choose')}</label
          >
        </p>`
      }
    </div>
  </li>`;
}

const wordTitle = ({ t, desk, language }: View, { kind, entry }: Submission): string => {
  const about = desk.archive.entries.get(entry ?? '')?.fields.name;
  return [t(`desk.kind.${kind}`), textIn(about, language)].filter(Boolean).join(': ');
};

/** What keeps decisions from the site. */
export const troubles = ({ t, desk }: View): Html[] =>
  [...desk.publisher.troubles].map(
    (trouble) => html`<p class="summary" role="alert">${t(`desk.trouble.${trouble}`)}</p>`,
  );

export interface ReviewPage {
  submission: Submission;
  previous: string | undefined;
  next: string | undefined;
  problems: readonly SaidProblem[];
  /** Shown only when it was asked for. */
  contact?: Contact | undefined;
  said: string;
}

export function reviewPage(view: View, session: Session, page: ReviewPage): string {
  const { t, language } = view;
  const { submission, problems } = page;
  const { draft, kind, flags, state } = submission;
  const title = kind === 'person' ? nameOf(draft, language) : wordTitle(view, submission);
  const isOpen = state === 'received' || state === 'returned';
  return renderPage(view, {
    title,
    scripts: ['queue'],
    wide: true,
    main: html`<p class="acts">
        ${page.previous && html`<a href="/desk/s/${page.previous}" data-key="k">← <kbd>K</kbd></a>`}
        <a href="/desk?shelf=${shelfOf(submission)}" data-key="q"
          >${t('desk.nav.queue')} <kbd>Q</kbd></a
        >
        ${page.next && html`<a href="/desk/s/${page.next}" data-key="j"><kbd>J</kbd> →</a>`}
      </p>
      ${page.said && html`<p class="notice" role="status">${page.said}</p>`}
      ${
        problems.length > 0 &&
        html`<div class="summary" role="alert" tabindex="-1">
          <h2>${t('desk.review.wrong')}</h2>
          <ul>
            ${problems.map(({ label, message, advice }) => html`<li>${label}: ${message} ${advice}</li>`)}
          </ul>
        </div>`
      }
      <div class="review">
        <div class="pictures">${pictures(view, submission)}</div>
        <div>
          <h1>${title}</h1>
          <p class="quiet">
            ${t(`desk.state.${state}`)} · ${placeName(view, submission.place)} ·
            ${moment(view, submission.received)} · ${t(`desk.channel.${submission.channel}`)} ·
            ${submission.code}
          </p>
          <p>${flags.map((flag) => html`<span class="flag">${t(`desk.flag.${flag}`)}</span> `)}</p>
          ${isOpen && same(view, session, submission)}
          <dl class="facts">
            ${factsOf(view, draft).map(
              ({ label, text }) =>
                html`<dt>${label}</dt>
                  <dd>${text}</dd>`,
            )}
            ${
              kind === 'person' &&
              html`<dt>${t('desk.form.consent')}</dt>
                <dd>${consentWords(view, submission)}</dd>`
            }
          </dl>
          ${isOpen && kind === 'person' && advice(view, submission)}
          ${actions(view, session, submission)}
          ${contactPart(view, session, submission, page.contact)} ${trail(view, submission)}
        </div>
      </div>`,
  });
}

function pictures({ t, desk }: View, { id }: Submission): Html | Html[] {
  const photos = desk.submissions.photosOf(id);
  if (photos.length === 0) return html`<p class="none">${t('desk.review.noPhoto')}</p>`;
  return photos.map(
    ({ clean, original, width, height }, index) =>
      html`<a href="/desk/photo/${clean}"
          ><img
            src="/desk/photo/${clean}"
            width="${width}"
            height="${height}"
            alt="${t('desk.form.photo.kept', { number: index + 1 })}"
        /></a>
        <p class="note"><a href="/desk/original/${original}">${t('desk.review.original')}</a></p>`,
  );
}

const consentWords = ({ t, desk }: View, { id }: Submission): string => {
  const given = desk.submissions.consentsOf(id);
  return USES.map((use) => `${given[use] ? '✓' : '–'} ${t(`desk.consent.${use}`)}`).join('\n');
};

/** What the archive's rules would say, before anybody presses a key. */
function advice(view: View, { id, draft }: Submission): Html | false {
  const { desk, t } = view;
  const { submissions, archive } = desk;
  const at = { draft, consents: submissions.consentsOf(id), photos: submissions.photosOf(id) };
  const { findings } = judge({ ...at, placeIds: archive.placeIds });
  const all = [...findings, ...at.photos.flatMap((photo) => photo.advice)];
  return (
    all.length > 0 &&
    html`<details ${findings.some(({ severity }) => severity !== 'warning') && html`open`}>
      <summary>${t('desk.review.advice', { count: all.length })}</summary>
      <ul>
        ${sayFindings(all, t).map(({ label, message, advice: fix }) => html`<li>${label}: ${message} ${fix}</li>`)}
      </ul>
    </details>`
  );
}

function same(view: View, { form }: Session, submission: Submission): Html | false {
  const { desk, t, language } = view;
  if (submission.kind !== 'person') return false;
  const found: Alike = alike(desk, submission);
  const because = (list: readonly string[]): string =>
    list.map((why) => t(`desk.because.${why}`)).join(', ');
  const rows = [
    ...found.entries.slice(0, 5).map(({ id, because: why }) => {
      const entry = desk.archive.entries.get(id);
      const picture = entry?.pictures[0];
      return {
        id,
        why,
        picture: picture && `/desk/blob/${picture.blob}`,
        name: textIn(entry?.fields.name, language),
        note: t('desk.same.archive'),
      };
    }),
    ...found.submissions.slice(0, 5).map(({ id, because: why }) => {
      const other = desk.submissions.byId(id);
      const picture = desk.submissions.photosOf(id)[0];
      return {
        id,
        why,
        picture: picture && `/desk/photo/${picture.clean}`,
        name: nameOf(other?.draft ?? {}, language),
        note: t('desk.same.queue'),
      };
    }),
  ];
  return (
    rows.length > 0 &&
    html`<div class="notice">
      <h2>${t('desk.same.title')}</h2>
      <ul class="cards" role="list">
        ${rows.map(
          ({ id, why, picture, name, note }, index) =>
            html`<li class="card">
              ${picture ? html`<img src="${picture}" alt="" />` : html`<span class="none"></span>`}
              <div>
                <p class="name">${name}</p>
                <p>${note}: ${because(why)}</p>
                <form method="post" action="/desk/s/${submission.id}/merge">
                  ${formWord(form)}<input type="hidden" name="into" value="${id}" /><button
                    class="plain"
                    ${index === 0 && html`data-key="m"`}
                  >
                    ${t('desk.act.merge')} ${index === 0 && html`<kbd>M</kbd>`}
                  </button>
                </form>
              </div>
            </li>`,
        )}
      </ul>
    </div>`
  );
}

function actions(view: View, session: Session, submission: Submission): Html | false {
  const { t } = view;
  const { id, state, kind, led, approver, place } = submission;
  const { person, form } = session;
  const button = (act: string, key: string, plain = true): Html =>
    html`<form method="post" action="/desk/s/${id}/${act}">
      ${formWord(form)}<button class="${plain ? 'plain' : ''}" data-key="${key}">
        ${t(`desk.act.${act}`)} <kbd>${key.toUpperCase()}</kbd>
      </button>
    </form>`;
  if (state === 'accepted' && led === 'asked' && may(person, 'screen', place))
    return approver === person.id
      ? html`<p class="notice">${t('desk.screens.other')}</p>`
      : html`<div class="acts">${button('screens', 'a', false)}${button('no-screens', 'x')}</div>`;
  if (state !== 'received' && state !== 'returned') return false;
  if (kind !== 'person')
    return html`<div class="acts">${button('settle', 'a', false)}</div>
      <p class="note">
        ${t(`desk.act.settle.${kind}`)}
        ${submission.entry && html`<a href="/desk/archive?q=${submission.entry}">${submission.entry}</a>`}
      </p>`;
  return html`<div class="acts">
      ${may(person, 'approve', place) && button('approve', 'a', false)}<a
        class="button plain"
        href="/desk/s/${id}/edit"
        data-key="e"
        >${t('desk.act.edit')} <kbd>E</kbd></a
      >${may(person, 'block', place) && button('block', 'b')}
    </div>
    ${reasonsForm(view, session, id, 'return', 'r', RETURN_REASONS)}${reasonsForm(view, session, id, 'refuse', 'x', REFUSE_REASONS)}`;
}

function reasonsForm(
  { t }: View,
  { form }: Session,
  id: string,
  act: 'return' | 'refuse',
  key: string,
  reasons: Readonly<Record<string, string>>,
): Html {
  return html`<details data-key="${key}">
    <summary>${t(`desk.act.${act}`)} <kbd>${key.toUpperCase()}</kbd></summary>
    <form method="post" action="/desk/s/${id}/${act}">
      ${formWord(form)}
      ${Object.entries(reasons)
        .filter(([code]) => code !== 'own')
        .map(
          ([code, field]) =>
            html`<label class="reason"
              ><input
                type="${act === 'return' ? 'checkbox' : 'radio'}"
                name="reason"
                value="${code}"
              />
              <span>${sayReason({ field, code, words: '' }, t)}</span></label
            >`,
        )} <label class="row" for="${act}-words">${t('desk.reason.words')}</label
      ><textarea id="${act}-words" name="words" rows="3" maxlength="1000"></textarea>
      <p class="acts"><button>${t(`desk.act.${act}`)}</button></p>
    </form>
  </details>`;
}

function contactPart(
  { t }: View,
  { form }: Session,
  { id, purged, language }: Submission,
  contact?: Contact,
): Html {
  if (purged !== null) return html`<p class="note">${t('desk.contact.purged')}</p>`;
  if (!contact)
    return html`<form method="post" action="/desk/s/${id}/contact">
      ${formWord(form)}<button class="plain" data-key="c">
        ${t('desk.contact.show')} <kbd>C</kbd>
      </button>
    </form>`;
  const number = contact.contact.replace(/[^\d]/g, '').replace(/^8(?=\d{10}$)/, '7');
  return html`<dl class="facts">
    <dt>${t('desk.contact.name')}</dt>
    <dd>${contact.name}</dd>
    <dt>${t('desk.contact.contact')}</dt>
    <dd>
      ${contact.contact}${/^7\d{10}$/.test(number) && html` <a href="https://wa.me/${number}" rel="noreferrer">WhatsApp</a>`}
    </dd>
    <dt>${t('desk.contact.relation')}</dt>
    <dd>${contact.relation} (${t(`desk.language.${language}`)})</dd>
  </dl>`;
}

function trail(view: View, { id }: Submission): Html {
  const { t, desk } = view;
  return html`<details>
    <summary>${t('desk.trail.own')}</summary>
    <ul>
      ${desk.audit.list({ submission: id }).map(({ at, name, action, detail }) => html`<li>${moment(view, at)} · ${name ?? t('desk.trail.desk')} · ${sayAction(action, t)}${detail && html` (${detail})`}</li>`)}
    </ul>
  </details>`;
}

export const sayAction = (action: string, t: View['t']): string =>
  hasText('kk', `desk.deed.${action}`) ? t(`desk.deed.${action}`) : action;
