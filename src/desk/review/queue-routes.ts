/** The tabs of the queue over HTTP, and decisions about many at once. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sayFindings } from '../../intake/draft/draft.ts';
import type { Finding, SaidProblem } from '../../model/problem.ts';
import * as decisions from './decisions.ts';
import type { Desk } from '../app/desk.ts';
import { troublesOf } from '../health/health.ts';
import { cardsOf } from './cards.ts';
import { CARDS, queuePage, type QueuePage } from './queue-page.ts';
import { countOn, submissionsOn, QUEUE_TABS, type QueueTab } from '../store/queue.ts';
import type { Right } from '../store/rights.ts';
import type { Person } from '../store/staff.ts';
import { TooLateError } from '../store/submission.ts';
import { oneOf, present, text } from '../app/input.ts';
import { submission } from '../app/objects.ts';
import { first, page, pageNumber, viewFor } from '../app/request.ts';
import { route } from '../app/route.ts';
import { decisionProblem, flashMessage } from '../page/flash.ts';
import { sessionOf } from '../app/session.ts';

/** Registers the queue and what is decided about many of its cards at once. */
export function queueRoutes(app: FastifyInstance, desk: Desk): void {
  route(app, {
    method: 'GET',
    url: '',
    who: 'see',
    input: z.object({
      tab: oneOf(...QUEUE_TABS),
      page: text(),
      flash: text(),
      of: text(),
      welcome: present,
    }),
    handler(request, reply, { tab = 'new', page: number, flash, of, welcome }) {
      const view = viewFor(request, desk);
      const { login } = sessionOf(request).person;
      const greeting = welcome && view.t('desk.join.login', { login });
      const message = greeting || flashMessage(view, flash, of);
      return page(reply, renderQueue(request, { tab, number: pageNumber(number), flash: message }));
    },
  });

  /** A page of a tab. */
  function renderQueue(
    request: FastifyRequest,
    shown: Pick<QueuePage, 'flash'> & Partial<Pick<QueuePage, 'tab' | 'number' | 'problems'>>,
  ): string {
    const view = viewFor(request, desk);
    const session = sessionOf(request);
    const { places } = session.person;
    const { tab = 'new', number = 0, problems = [], flash } = shown;
    const counts = Object.fromEntries(
      QUEUE_TABS.map((name) => [name, countOn(desk.db, name, places)]),
    ) as Record<QueueTab, number>;
    const submissions = submissionsOn(desk.db, tab, places, {
      limit: CARDS,
      offset: number * CARDS,
    });
    const cards = cardsOf(desk, { person: session.person, language: view.language }, submissions);
    const troubles = troublesOf(desk);
    return queuePage(view, session, { tab, counts, number, problems, cards, flash, troubles });
  }

  /** Many at once: what is not the person's, or not any more, is left out. */
  function decideMany(
    action: string,
    { right, tab }: { right: Right; tab: QueueTab },
    decide: (person: Person, id: string, seen: string) => Finding[],
  ): void {
    const chosen = submission(right).orNothing;
    route(app, {
      method: 'POST',
      url: `/batch/${action}`,
      who: right,
      csrf: 'token',
      form: { chosen },
      // The version of each card: `version.<id>`.
      input: z.looseObject({}),
      handler(request, reply, _, { values }) {
        const view = viewFor(request, desk);
        const { person } = sessionOf(request);
        const problems: QueuePage['problems'][number][] = [];
        const tell = (id: string, found: SaidProblem[]): void => {
          const draft = desk.submissions.byId(id)?.draft ?? {};
          problems.push({ id, draft, problems: found });
        };
        let count = 0;
        for (const id of new Set(chosen.all(request).map((one) => one.id)))
          try {
            const findings = decide(person, id, first(values, `version.${id}`));
            if (findings.length === 0) count += 1;
            else tell(id, sayFindings(findings, view.t));
          } catch (error) {
            if (!(error instanceof TooLateError)) throw error;
            tell(id, [decisionProblem(view, 'desk.changed.one')]);
          }
        const flash = view.t('desk.flash.batch', { count });
        return page(reply, renderQueue(request, { tab, flash, problems }));
      },
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
