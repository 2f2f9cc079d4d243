/** The desk's own pages, and the door to them. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Desk } from '../desk.ts';
import { joinPage, loginPage } from './login-page.ts';
import { codePage } from './page.ts';
import { passwordFault } from './password.ts';
import { accountRoutes } from './routes.ts';
import type { Person } from '../store/staff.ts';
import { postedOf, type Access } from '../app/access.ts';
import { Attempts, deviceMark, loginOfDevice, type Attempt } from './login-throttle.ts';
import { editRoutes } from '../review/edit-routes.ts';
import { importRoutes } from '../import/routes.ts';
import { invitationLink } from '../app/objects.ts';
import { officeRoutes } from '../office/routes.ts';
import { peopleRoutes } from '../office/people-routes.ts';
import { pictureRoutes } from '../review/picture-routes.ts';
import { networkOf } from '../app/network.ts';
import { first, languageOf, page, viewFor } from '../app/request.ts';
import { reviewRoutes } from '../review/routes.ts';
import { cookieName, cookieOptions, sessionOf, sessionSecret } from '../app/session.ts';
import { queueRoutes } from '../review/queue-routes.ts';

export async function staffRoutes(app: FastifyInstance, desk: Desk): Promise<void> {
  const name = cookieName(desk);
  const secure = cookieOptions(desk);
  const attempts = new Attempts();

  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const { lang } = request.query as { lang?: unknown };
    if (lang !== undefined)
      reply.setCookie(secure.secure ? '__Host-lang' : 'lang', languageOf(request), {
        ...secure,
        httpOnly: true,
        maxAge: 31_536_000,
      });
  });

  const device = secure.secure ? '__Host-desk-device' : 'desk-device';
  const deviceOf = ({ cookies }: FastifyRequest): string | null =>
    loginOfDevice(desk.db, cookies[device]);
  const remember = (reply: FastifyReply, login: string): FastifyReply =>
    reply.setCookie(device, deviceMark(desk.db, login), {
      ...secure,
      httpOnly: true,
      maxAge: 31_536_000,
    });
  const rateLimit = {
    max: 30,
    timeWindow: '10 minutes',
    allowList: (request: FastifyRequest) => deviceOf(request) !== null,
  };
  const door: Access = { who: 'anybody', proof: 'origin', form: {} };
  app.get('/login', { config: { access: door } }, (request, reply) =>
    page(reply, loginPage(viewFor(request, desk), { login: '', wrong: false })),
  );

  app.post('/login', { config: { access: door, rateLimit } }, async (request, reply) => {
    const { values } = postedOf(request);
    const login = first(values, 'login').slice(0, 200).trim().toLowerCase();
    const view = viewFor(request, desk);
    const network = networkOf(request.ip);
    const attempt: Attempt = { login, network, isKnown: deviceOf(request) === login };
    const wait = attempts.begin(attempt);
    if (wait > 0) {
      reply.header('retry-after', wait);
      return page(reply, loginPage(view, { login, wrong: true, wait }), 429);
    }
    const person = await desk.staff.verify(login, first(values, 'passcode'));
    if (!person) {
      // What was typed may be a password in the wrong box: only a known login is named.
      const staff = desk.staff.byLogin(login)?.id ?? null;
      desk.audit.record({ staff, action: 'login-failed' });
      return page(reply, loginPage(view, { login, wrong: true }), 403);
    }
    attempts.clear(attempt);
    const isWaiting = signIn(reply, person, 'login');
    if (!isWaiting) remember(reply, login);
    return reply.redirect(isWaiting ? '/desk/login/code' : '/desk', 303);
  });

  /** Gives the cookie. @returns Whether a code of the second factor comes first. */
  function signIn(reply: FastifyReply, person: Person, action: 'login' | 'join'): boolean {
    // What this browser was before is nobody any more.
    desk.sessions.close(sessionSecret(reply.request, desk));
    const { secret, waiting } = desk.sessions.open(person);
    desk.audit.record({ staff: person.id, action });
    reply.setCookie(name, secret, { ...secure, httpOnly: true });
    return waiting;
  }

  app.get('/login/code', { config: { access: door } }, (request, reply) =>
    desk.sessions.waiting(sessionSecret(request, desk))
      ? page(reply, codePage(viewFor(request, desk), undefined))
      : reply.redirect('/desk/login', 303),
  );

  const coding = { config: { access: { ...door, form: { code: 'secret' } }, rateLimit } } as const;
  app.post('/login/code', coding, (request, reply) => {
    const secret = sessionSecret(request, desk);
    const waiting = desk.sessions.waiting(secret);
    if (!waiting) return reply.redirect('/desk/login', 303);
    const { id } = waiting.person;
    const verdict = desk.factor.use(id, first(postedOf(request).values, 'code'));
    if (verdict !== 'right') {
      desk.audit.record({ staff: id, action: 'code-failed' });
      const status = verdict === 'wait' ? 429 : 403;
      return page(reply, codePage(viewFor(request, desk), verdict), status);
    }
    desk.audit.record({ staff: id, action: 'code' });
    reply.setCookie(name, desk.sessions.admit(secret), { ...secure, httpOnly: true });
    remember(reply, waiting.person.login);
    return reply.redirect('/desk', 303);
  });

  const link = invitationLink().orNothing;
  const joining = { config: { access: { ...door, params: { token: link } }, rateLimit } };
  app.get('/join/:token', joining, (request, reply) => {
    const invited = link.maybe(request);
    return page(reply, joinPage(viewFor(request, desk), { invited }), invited ? 200 : 404);
  });

  app.post('/join/:token', joining, async (request, reply) => {
    const invited = link.maybe(request);
    const passcode = first(postedOf(request).values, 'passcode');
    const view = viewFor(request, desk);
    const fault = invited && passwordFault(passcode, [invited.name]);
    if (fault) return page(reply, joinPage(view, { invited, wrong: fault }), 422);
    const person = invited && (await desk.staff.join(invited.secret, passcode));
    if (!person) return page(reply, joinPage(view, { invited: undefined }), 404);
    const isWaiting = signIn(reply, person, 'join');
    if (!isWaiting) remember(reply, person.login);
    return reply.redirect(isWaiting ? '/desk/login/code' : '/desk?welcome=1', 303);
  });

  app.post('/logout', { config: { access: { who: 'staff' } } }, async (request, reply) => {
    desk.audit.record({ staff: sessionOf(request).person.id, action: 'logout' });
    desk.sessions.close(sessionSecret(request, desk));
    return reply.clearCookie(name, secure).redirect('/desk/login', 303);
  });
  queueRoutes(app, desk);
  reviewRoutes(app, desk);
  editRoutes(app, desk);
  pictureRoutes(app, desk);
  importRoutes(app, desk);
  officeRoutes(app, desk);
  peopleRoutes(app, desk);
  accountRoutes(app, desk);
}
