/** The desk's own pages, and the door to them. */
import type { FastifyInstance } from 'fastify';
import type { Desk } from '../desk.ts';
import { joinPage, loginPage } from '../pages/login.ts';
import { SHORTEST_PASSCODE } from '../store/staff.ts';
import { postedOf, type Access } from './access.ts';
import { Attempts } from './attempts.ts';
import { editRoutes } from './edit.ts';
import { importRoutes } from './import.ts';
import { invitationLink } from './objects.ts';
import { officeRoutes } from './office.ts';
import { peopleRoutes } from './people.ts';
import { pictureRoutes } from './pictures.ts';
import { first, languageOf, page, viewFor } from './request.ts';
import { reviewRoutes } from './review.ts';
import { cookieName, cookieOptions } from './session.ts';
import { shelfRoutes } from './shelf.ts';

export async function staffRoutes(app: FastifyInstance, desk: Desk): Promise<void> {
  const name = cookieName(desk);
  const secure = cookieOptions(desk);
  const attempts = new Attempts();

  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const { lang } = request.query as { lang?: unknown };
    if (lang !== undefined)
      reply.setCookie('lang', languageOf(request), {
        ...secure,
        httpOnly: true,
        maxAge: 31_536_000,
      });
  });

  const rateLimit = { max: 30, timeWindow: '10 minutes' };
  const door: Access = { who: 'anybody', proof: 'origin', form: {} };
  app.get('/login', { config: { access: door } }, (request, reply) =>
    page(reply, loginPage(viewFor(request, desk), { login: '', wrong: false })),
  );

  app.post('/login', { config: { access: door, rateLimit } }, async (request, reply) => {
    const { values } = postedOf(request);
    const login = first(values, 'login').trim().toLowerCase();
    const view = viewFor(request, desk);
    if (attempts.isShut(login))
      return page(reply, loginPage(view, { login, wrong: true, shut: true }), 429);
    const person = await desk.staff.verify(login, first(values, 'passcode'));
    if (!person) {
      attempts.fail(login);
      return page(reply, loginPage(view, { login, wrong: true }), 403);
    }
    attempts.clear(login);
    desk.audit.record({ staff: person.id, action: 'login' });
    reply.setCookie(name, desk.staff.openSession(person), { ...secure, httpOnly: true });
    return reply.redirect('/desk', 303);
  });

  const link = invitationLink().orNothing;
  const joining = { config: { access: { ...door, params: { token: link } }, rateLimit } };
  app.get('/join/:token', joining, (request, reply) => {
    const invited = link.maybe(request);
    return page(
      reply,
      joinPage(viewFor(request, desk), { invited, wrong: false }),
      invited ? 200 : 404,
    );
  });

  app.post('/join/:token', joining, async (request, reply) => {
    const invited = link.maybe(request);
    const passcode = first(postedOf(request).values, 'passcode');
    const view = viewFor(request, desk);
    if (invited && [...passcode].length < SHORTEST_PASSCODE)
      return page(reply, joinPage(view, { invited, wrong: true }), 422);
    const person = invited && (await desk.staff.join(invited.secret, passcode));
    if (!person) return page(reply, joinPage(view, { invited: undefined, wrong: false }), 404);
    desk.audit.record({ staff: person.id, action: 'join' });
    reply.setCookie(name, desk.staff.openSession(person), { ...secure, httpOnly: true });
    return reply.redirect('/desk?welcome=1', 303);
  });

  app.post('/logout', { config: { access: { who: 'staff' } } }, async (request, reply) => {
    desk.staff.closeSession(request.cookies[name] ?? '');
    return reply.clearCookie(name, secure).redirect('/desk/login', 303);
  });
  shelfRoutes(app, desk);
  reviewRoutes(app, desk);
  editRoutes(app, desk);
  pictureRoutes(app, desk);
  importRoutes(app, desk);
  officeRoutes(app, desk);
  peopleRoutes(app, desk);
}
