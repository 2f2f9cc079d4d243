/** The desk's own pages: who is in, who may do what, and that no foreign page posts in their name. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Desk } from '../desk.ts';
import { joinPage, loginPage } from '../pages/login.ts';
import { may, SHORTEST_PASSCODE, type Right, type Session } from '../store/staff.ts';
import type { Submission } from '../store/submission.ts';
import { Attempts } from './attempts.ts';
import { importRoutes } from './import.ts';
import { officeRoutes } from './office.ts';
import { editRoutes } from './edit.ts';
import { pictureRoutes } from './pictures.ts';
import { reviewRoutes } from './review.ts';
import { shelfRoutes } from './shelf.ts';
import { first, httpError, languageOf, page, readForm, viewFor, type Posted } from './request.ts';

/** `__Host-` binds the cookie to this very address where there is TLS. */
const cookieName = ({ options }: Desk): string =>
  options.address.startsWith('https:') ? '__Host-desk' : 'desk';

/** Whose cookie a request carries. */
export function findSession(request: FastifyRequest, desk: Desk): Session | null {
  const secret = request.cookies[cookieName(desk)];
  return (secret && desk.staff.session(secret)) || null;
}

export async function staffRoutes(app: FastifyInstance, desk: Desk): Promise<void> {
  const name = cookieName(desk);
  const secure = options(desk);
  const attempts = new Attempts();

  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    request.deskSession = findSession(request, desk);
    const { lang } = request.query as { lang?: unknown };
    if (lang !== undefined)
      reply.setCookie('lang', languageOf(request), {
        ...secure,
        httpOnly: true,
        maxAge: 31_536_000,
      });
    if (request.method === 'POST' && !isOwn(request, desk)) throw forbidden();
  });

  const often = { config: { rateLimit: { max: 30, timeWindow: '10 minutes' } } };
  app.get('/login', (request, reply) =>
    page(reply, loginPage(viewFor(request, desk), { login: '', wrong: false })),
  );

  app.post('/login', often, async (request, reply) => {
    const { values } = await readForm(request, desk);
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

  app.get('/join/:token', often, (request, reply) => {
    const { token } = request.params as { token: string };
    const invited = desk.staff.invitation(token);
    return page(
      reply,
      joinPage(viewFor(request, desk), { invited, wrong: false }),
      invited ? 200 : 404,
    );
  });

  app.post('/join/:token', often, async (request, reply) => {
    const { token } = request.params as { token: string };
    const { values } = await readForm(request, desk);
    const passcode = first(values, 'passcode');
    const invited = desk.staff.invitation(token);
    const view = viewFor(request, desk);
    if (invited && [...passcode].length < SHORTEST_PASSCODE)
      return page(reply, joinPage(view, { invited, wrong: true }), 422);
    const person = await desk.staff.join(token, passcode);
    if (!person) return page(reply, joinPage(view, { invited: undefined, wrong: false }), 404);
    desk.audit.record({ staff: person.id, action: 'join' });
    reply.setCookie(name, desk.staff.openSession(person), { ...secure, httpOnly: true });
    return reply.redirect('/desk?welcome=1', 303);
  });

  await app.register(async (inner) => {
    inner.addHook('preHandler', async (request, reply) => {
      if (!request.deskSession) return reply.redirect('/desk/login', 303);
    });
    inner.post('/logout', async (request, reply) => {
      await formOf(request, desk);
      desk.staff.closeSession(request.cookies[name] ?? '');
      return reply.clearCookie(name, secure).redirect('/desk/login', 303);
    });
    shelfRoutes(inner, desk);
    reviewRoutes(inner, desk);
    editRoutes(inner, desk);
    pictureRoutes(inner, desk);
    importRoutes(inner, desk);
    officeRoutes(inner, desk);
  });
}

const options = (desk: Desk) => ({
  path: '/',
  sameSite: 'lax' as const,
  secure: desk.options.address.startsWith('https:'),
});

/** A browser says where a form comes from; a page of another origin is refused before it is read. */
function isOwn(request: FastifyRequest, desk: Desk): boolean {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin === undefined) return true;
  const own = [new URL(desk.options.address).host, host];
  return origin !== 'null' && own.includes(new URL(origin).host);
}

const forbidden = (): Error => httpError(403, 'forbidden');

/** The session of a request that has passed the door. */
export function sessionOf(request: FastifyRequest): Session {
  if (!request.deskSession) throw forbidden();
  return request.deskSession;
}

/** Reads a form of the desk's own pages. @throws when the session's word is not in it. */
export async function formOf(
  request: FastifyRequest,
  desk: Desk,
  limits?: Parameters<typeof readForm>[2],
): Promise<Posted> {
  const posted = await readForm(request, desk, limits);
  if (first(posted.values, 'form') === sessionOf(request).form) return posted;
  throw forbidden();
}

/** @throws when the person may not do that there. */
export function demand(allowed: boolean): void {
  if (!allowed) throw forbidden();
}

/** The submission of the address. @throws when the person may not do that with it. */
export function askedSubmission(request: FastifyRequest, desk: Desk, right: Right): Submission {
  const { id } = request.params as { id: string };
  const submission = desk.submissions.byId(id);
  demand(submission !== undefined && may(sessionOf(request).person, right, submission.place));
  return submission as Submission;
}
