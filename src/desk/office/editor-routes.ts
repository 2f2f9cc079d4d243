/** The editors' form (Decap) behind the desk's own login. */
import type { FastifyInstance } from 'fastify';
import { decapRoutes } from '../../cms/backend/routes.ts';
import type { Desk } from '../app/desk.ts';
import { askSecondLook } from '../review/second-look.ts';
import { may } from '../store/rights.ts';
import { languageOf } from '../app/language-of.ts';
import { sessionOf } from '../app/session.ts';

/** People edit the entries of their places; who decides for the screens also publishes. */
export function editorRoutes(app: FastifyInstance, desk: Desk): void {
  decapRoutes(app, {
    repository: desk.repository,
    settings: () => desk.archive.settings,
    campaign: () => desk.archive.campaign,
    places: () => [...desk.archive.places.values()],
    editor: (request) => {
      const { person } = sessionOf(request);
      return { id: person.id, may: (right, place) => may(person, right, place) };
    },
    languageOf,
    changed: async (request, { action, changed, screens }) => {
      const { person } = sessionOf(request);
      for (const entry of changed)
        desk.audit.record({ staff: person.id, action: `decap-${action}`, entry });
      await desk.archive.refresh();
      if (screens?.isShown || screens?.waits) askSecondLook(desk, person, screens);
      desk.publisher.nudge();
    },
  });
}
