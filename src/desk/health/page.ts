/** What keeps decisions from the site, in words: what it is, since when, where, and what to do. */
import { sayProblem } from '../../i18n/problem.ts';
import type { Trouble } from '../store/troubles.ts';
import { html, type Html } from '../page/html.ts';
import type { View } from '../page/layout.ts';
import { moment } from '../page/short-texts.ts';

/** Every trouble as a box: what, since when, and in which files. */
export const troublesPart = (view: View, troubles: readonly Trouble[]): Html[] =>
  troubles.map(
    ({ name, since, problems }) =>
      html`<div class="summary" role="alert">
        <p>
          ${view.t(`desk.trouble.${name}`)}
          <span class="quiet">${view.t('desk.trouble.since', { time: moment(view, since) })}</span>
        </p>
        ${
          problems.length > 0 &&
          html`<ul>
            ${problems.map((problem) => found(view, problem))}
          </ul>`
        }
      </div>`,
  );

function found({ t }: View, problem: Parameters<typeof sayProblem>[0]): Html {
  const { file, label, message, advice } = sayProblem(problem, t);
  return html`<li><code>${file}</code>${label && html` (${label})`}: ${message} ${advice}</li>`;
}
