/** The editors' form (Decap) behind the desk's own login. */
import type { FastifyInstance } from 'fastify';
import { decapRoutes } from '../decap/routes.ts';
import type { Desk } from '../desk.ts';
import { may } from '../store/staff.ts';
import { languageOf } from './request.ts';
import { findSession } from './session.ts';

/** People edit the entries of their places; who decides for the screens also publishes. */
export function editorRoutes(app: FastifyInstance, desk: Desk): void {
  decapRoutes(app, {
    repository: desk.repository,
    settings: () => desk.archive.settings,
    campaign: () => desk.archive.campaign,
    places: () => [...desk.archive.places.values()],
    editor: (request) => {
      const person = findSession(request, desk)?.person;
      return person
        ? { mayEdit: (place) => may(person, 'edit', place), mayPublish: may(person, 'screen') }
        : null;
    },
    languageOf,
    login: '/desk/login',
    changed: async (request, action, entry) => {
      const staff = findSession(request, desk)?.person.id ?? null;
      desk.audit.record({ staff, action: `decap-${action}`, entry });
      await desk.archive.refresh();
      desk.publisher.nudge();
    },
  });
}
