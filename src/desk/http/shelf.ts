/** The shelves of the queue over HTTP, and decisions about many at once. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sayFindings } from '../../intake/draft.ts';
import * as decisions from '../decisions.ts';
import type { Desk } from '../desk.ts';
import { CARDS, shelfPage } from '../pages/shelf.ts';
import { countOn, onShelf, SHELVES, type Shelf } from '../store/queue.ts';
import { may } from '../store/staff.ts';
import { first, page, pageNumber, viewFor } from './request.ts';
import { sayDone } from './said.ts';
import { formOf, sessionOf } from './staff.ts';

export function shelfRoutes(app: FastifyInstance, desk: Desk): void {
  app.get('', (request, reply) => {
    const { shelf, page: number, said, welcome } = request.query as Record<string, unknown>;
    const { login } = sessionOf(request).person;
    const first = welcome !== undefined && viewFor(request, desk).t('desk.join.login', { login });
    const more = first ? { said: first } : {};
    return page(reply, renderShelf(request, { shelf, number, said }, more));
  });

  function renderShelf(
    request: FastifyRequest,
    asked: { shelf: unknown; number?: unknown; said?: unknown },
    more: { said?: string; problems?: Parameters<typeof shelfPage>[2]['problems'] } = {},
  ): string {
    const view = viewFor(request, desk);
    const session = sessionOf(request);
    const { places } = session.person;
    const shelf = SHELVES.find((name) => name === asked.shelf) ?? 'new';
    const number = pageNumber(asked.number);
    const counts = Object.fromEntries(
      SHELVES.map((name) => [name, countOn(desk.db, name, places)]),
    ) as Record<Shelf, number>;
    return shelfPage(view, session, {
      ...{ shelf, counts, number, problems: more.problems ?? [] },
      submissions: onShelf(desk.db, shelf, places, { limit: CARDS, offset: number * CARDS }),
      said: more.said ?? sayDone(view, asked.said),
    });
  }

  app.post('/batch', async (request, reply) => {
    const { values } = await formOf(request, desk);
    const view = viewFor(request, desk);
    const { person } = sessionOf(request);
    const screens = first(values, 'act') === 'screens';
    const problems: { id: string; problems: ReturnType<typeof sayFindings> }[] = [];
    let count = 0;
    for (const id of new Set(values['chosen'] ?? [])) {
      const submission = desk.submissions.byId(id);
      if (!submission || !may(person, screens ? 'screen' : 'approve', submission.place)) continue;
      try {
        const findings = screens ? [] : decisions.approve(desk, person, id);
        if (screens) decisions.decideScreens(desk, person, id, true);
        if (findings.length === 0) count += 1;
        else problems.push({ id, problems: sayFindings(findings, view.t) });
      } catch (error) {
        if (!(error instanceof decisions.TooLateError)) throw error;
      }
    }
    const shelf = screens ? 'screens' : 'new';
    const text = view.t('desk.said.batch', { count });
    return page(reply, renderShelf(request, { shelf }, { said: text, problems }));
  });
}
