/** The layout of every page: the site's own design, without its scripts. */
import { LANGUAGES, inLanguage, type Language } from '../../model/language.ts';
import { t, type TextKey, type Translator } from '../../i18n/index.ts';
import { VIEW_CHOICES } from '../../base/view/choices.ts';
import type { Stage } from '../../model/stage.ts';
import type { ArchiveView } from '../store/archive-view.ts';
import { html, type Html, type Value } from './html.ts';
import type { Session } from '../store/staff.ts';
import { may } from '../store/rights.ts';

/** What every page is made for: data alone, so that a page needs no desk. */
export interface View {
  archive: Pick<ArchiveView, 'settings' | 'campaign' | 'places' | 'entries'>;
  stage: Stage;
  language: Language;
  t: Translator;
  /** Path and query of the page, for the same in another language. */
  address: string;
  session?: Session | undefined;
}

/** The view with the words of its language. */
export const viewOf = (parts: Omit<View, 't'>): View => ({ ...parts, t: t(parts.language) });

export interface Page {
  title: string;
  main: Value;
  /** Scripts of the page, by their names in `app/assets.ts`. */
  scripts?: readonly string[];
  /** Wide pages show a photograph beside the facts. */
  wide?: boolean;
}

/** A whole page: head, navigation, what it shows, foot. */
export function renderPage(view: View, { title, main, scripts = [], wide = false }: Page): string {
  const { archive, language, t } = view;
  const { settings } = archive;
  const name = inLanguage(settings.name, language)?.text ?? '';
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="${view.session ? 'noindex' : 'noarchive'}" />
        <meta name="referrer" content="same-origin" />
        <title>${title} – ${name}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <meta name="color-scheme" content="light dark" />
        ${['serif', 'sans'].map(
          (font) =>
            html`<link
              rel="preload"
              href="/assets/${font}.woff2"
              as="font"
              type="font/woff2"
              crossorigin
            />`,
        )}
        <script src="/assets/appearance.js"></script>
        <link rel="stylesheet" href="/assets/desk.css" />
        <script type="module" src="/assets/view.js"></script>
        ${scripts.map((name) => html`<script type="module" src="/assets/${name}.js"></script>`)}
      </head>
      <body>
        <a class="skip" href="#main">${t('desk.skip')}</a>
        <header class="top">
          <p class="archive">
            <a href="${view.session ? '/desk' : settings.address}">${name}</a>
          </p>
          <nav aria-label="${t('desk.languages')}">
            <ul role="list">
              ${LANGUAGES.map(
                (other) =>
                  html`<li>
                    <a
                      href="${inOther(view.address, other)}"
                      lang="${other}"
                      hreflang="${other}"
                      ${other === language && html`aria-current="true"`}
                      >${t(`desk.tongue.${other}`)}</a
                    >
                  </li>`,
              )}
            </ul>
          </nav>
          ${viewPanel(view)} ${view.session && staffNavigation(view, view.session)}
        </header>
        <main id="main" class="${wide ? 'wide' : ''}">${main}</main>
        <footer class="foot">
          <p>
            ${t('desk.foot.private')}
            <a href="${new URL(`${language}/privacy/`, settings.address).href}"
              >${t('desk.foot.more')}</a
            >
          </p>
          <p>${t('desk.foot.contact', { contact: settings.contact })}</p>
        </footer>
      </body>
    </html>`.text;
}

/** The site's own setting; without scripts it is not seen (`src/base/view`). */
const viewPanel = ({ t }: View): Html =>
  html`<details class="view">
    <summary>${t('site.view')}</summary>
    <div>
      ${VIEW_CHOICES.map(
        ({ name, values }) =>
          html`<fieldset>
            <legend>${t(`site.view.${name}`)}</legend>
            ${values.map(
              ({ value, label }) =>
                html`<label
                  ><input
                    type="radio"
                    name="${name}"
                    value="${value}"
                    ${value === '' && html`checked`}
                  />
                  ${t(label)}</label
                >`,
            )}
          </fieldset>`,
      )}
    </div>
  </details>`;

function staffNavigation({ t, address }: View, { person, csrfToken }: Session): Html {
  const links: [string, TextKey][] = [
    ['/desk', 'desk.nav.queue'],
    ['/desk/add', 'desk.nav.add'],
    ['/desk/import', 'desk.nav.import'],
    ['/desk/living', 'desk.nav.living'],
    ['/desk/archive', 'desk.nav.archive'],
    ['/admin/', 'desk.nav.editor'],
    ['/desk/account', 'desk.nav.account'],
  ];
  if (may(person, 'people'))
    links.push(['/desk/people', 'desk.nav.people'], ['/desk/audit', 'desk.nav.audit']);
  const here = address.split('?', 1)[0];
  return html`<nav class="staff" aria-label="${t('desk.nav')}">
    <ul role="list">
      ${links.map(
        ([href, key]) =>
          html`<li>
            <a href="${href}" ${href === here && html`aria-current="page"`}>${t(key)}</a>
          </li>`,
      )}
      <li>
        ${actionForm('/desk/logout', csrfToken, t('desk.nav.logout', { name: person.name }), 'link')}
      </li>
    </ul>
  </nav>`;
}

/** Name of the field with the token; pages that are open while the desk is renewed carry it too. */
export const CSRF_FIELD = 'form';

/** What every form of a session carries, so that no foreign page can post in its name. */
export const csrfField = (token: string): Html =>
  html`<input type="hidden" name="${CSRF_FIELD}" value="${token}" />`;

/** A button that changes something. */
export const actionForm = (action: string, token: string, label: string, style = 'plain'): Html =>
  html`<form method="post" action="${action}">
    ${csrfField(token)}<button class="${style}">${label}</button>
  </form>`;

/** What somebody has before their eyes who decides: another version is refused. */
export const versionField = (version: string): Html =>
  html`<input type="hidden" name="version" value="${version}" />`;

function inOther(address: string, language: Language): string {
  const base = 'http://desk';
  const url = URL.parse(address, base) ?? new URL(base);
  url.searchParams.set('lang', language);
  // Two slashes would lead to another host.
  return `${url.pathname.replace(/^\/+/, '/')}${url.search}`;
}
