/** The tabs of the queue over HTTP, and decisions about many at once. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sayFindings } from '../../intake/draft/draft.ts';
import type { Finding } from '../../model/problem.ts';
import * as decisions from './decisions.ts';
import type { Desk } from '../desk.ts';
import { CARDS, queuePage } from './queue-page.ts';
import { countOn, submissionsOn, QUEUE_TABS, type QueueTab } from '../store/queue.ts';
import type { Person, Right } from '../store/staff.ts';
import { postedOf } from '../app/access.ts';
import { submission } from '../app/objects.ts';
import { first, page, pageNumber, viewFor } from '../app/request.ts';
import { decisionProblem, flashMessage } from '../page/flash.ts';
import { sessionOf } from '../app/session.ts';

export function queueRoutes(app: FastifyInstance, desk: Desk): void {
  const query = { tab: 'text', page: 'text', flash: 'text', welcome: 'text' } as const;
  app.get('', { config: { access: { who: 'see', query } } }, (request, reply) => {
    const { tab, page: number, flash, welcome } = request.query as Record<string, unknown>;
    const { login } = sessionOf(request).person;
    const greeting =
      welcome !== undefined && viewFor(request, desk).t('desk.join.login', { login });
    const more = greeting ? { flash: greeting } : {};
    return page(reply, renderQueue(request, { tab, number, flash }, more));
  });

  function renderQueue(
    request: FastifyRequest,
    query: { tab: unknown; number?: unknown; flash?: unknown },
    more: { flash?: string; problems?: Parameters<typeof queuePage>[2]['problems'] } = {},
  ): string {
    const view = viewFor(request, desk);
    const session = sessionOf(request);
    const { places } = session.person;
    const tab = QUEUE_TABS.find((name) => name === query.tab) ?? 'new';
    const number = pageNumber(query.number);
    const counts = Object.fromEntries(
      QUEUE_TABS.map((name) => [name, countOn(desk.db, name, places)]),
    ) as Record<QueueTab, number>;
    return queuePage(view, session, {
      ...{ tab, counts, number, problems: more.problems ?? [] },
      submissions: submissionsOn(desk.db, tab, places, { limit: CARDS, offset: number * CARDS }),
      flash: more.flash ?? flashMessage(view, query.flash),
    });
  }

  /** Many at once: what is not the person's, or not any more, is left out. */
  function decideMany(
    act: string,
    { right, tab }: { right: Right; tab: QueueTab },
    decide: (person: Person, id: string, seen: string) => Finding[],
  ): void {
    const chosen = submission(right).orNothing;
    const access = { who: right, form: { chosen } };
    app.post(`/batch/${act}`, { config: { access } }, async (request, reply) => {
      const view = viewFor(request, desk);
      const { values } = postedOf(request);
      const { person } = sessionOf(request);
      const problems: { id: string; problems: ReturnType<typeof sayFindings> }[] = [];
      let count = 0;
      for (const id of new Set(chosen.all(request).map((one) => one.id)))
        try {
          const findings = decide(person, id, first(values, `version.${id}`));
          if (findings.length === 0) count += 1;
          else problems.push({ id, problems: sayFindings(findings, view.t) });
        } catch (error) {
          if (!(error instanceof decisions.TooLateError)) throw error;
          problems.push({ id, problems: [decisionProblem(view, 'desk.changed.one')] });
        }
      const text = view.t('desk.flash.batch', { count });
      return page(reply, renderQueue(request, { tab }, { flash: text, problems }));
    });
  }

  decideMany('approve', { right: 'approve', tab: 'new' }, (person, id, seen) =>
    decisions.approve(desk, person, id, seen),
  );
  decideMany('screens', { right: 'screen', tab: 'screens' }, (person, id, seen) => {
    decisions.decideScreens(desk, person, id, { agreed: true, seen });
    return [];
  });
}
