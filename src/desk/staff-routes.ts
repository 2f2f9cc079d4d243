/** The pages behind the login: those of every feature, and what all of them share. */
import type { FastifyInstance } from 'fastify';
import { loginRoutes } from './account/login-routes.ts';
import { accountRoutes } from './account/routes.ts';
import type { Desk } from './app/desk.ts';
import { importRoutes } from './import/routes.ts';
import { addRoutes } from './office/add-routes.ts';
import { peopleRoutes } from './office/people-routes.ts';
import { officeRoutes } from './office/routes.ts';
import { editRoutes } from './review/edit-routes.ts';
import { pictureRoutes } from './review/picture-routes.ts';
import { queueRoutes } from './review/queue-routes.ts';
import { deedRoutes } from './review/deed-routes.ts';
import { reviewRoutes } from './review/routes.ts';
import { languageOf } from './app/language-of.ts';
import { A_YEAR, cookieName, cookieOptions } from './app/session.ts';

/** Registers them; nothing of theirs is kept by a browser, and a chosen language is remembered. */
export async function staffRoutes(app: FastifyInstance, desk: Desk): Promise<void> {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const { lang } = request.query as { lang?: unknown };
    if (lang !== undefined)
      reply.setCookie(cookieName(desk, 'lang'), languageOf(request), {
        ...cookieOptions(desk),
        maxAge: A_YEAR,
      });
  });
  loginRoutes(app, desk);
  queueRoutes(app, desk);
  reviewRoutes(app, desk);
  deedRoutes(app, desk);
  editRoutes(app, desk);
  pictureRoutes(app, desk);
  importRoutes(app, desk);
  addRoutes(app, desk);
  officeRoutes(app, desk);
  peopleRoutes(app, desk);
  accountRoutes(app, desk);
}
