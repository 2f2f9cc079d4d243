/** Coming in and going out, over HTTP. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Desk } from '../app/desk.ts';
import { joinPage, loginPage } from './login-page.ts';
import { codePage } from './page.ts';
import { passwordFault } from './password.ts';
import type { Person } from '../store/staff.ts';
import { text } from '../app/input.ts';
import { route } from '../app/route.ts';
import { LoginThrottle, deviceMark, loginOfDevice, type Attempt } from './login-throttle.ts';
import { invitationLink } from '../app/objects.ts';
import { networkOf } from '../app/network.ts';
import { page, viewFor } from '../app/request.ts';
import { A_YEAR, cookieName, cookieOptions, sessionOf, sessionSecret } from '../app/session.ts';

/** Coming in and going out: password, second step, invitation. */
export function loginRoutes(app: FastifyInstance, desk: Desk): void {
  const name = cookieName(desk);
  const cookie = cookieOptions(desk);
  const throttle = new LoginThrottle();

  const device = cookieName(desk, 'desk-device');
  const deviceOf = ({ cookies }: FastifyRequest): string | null =>
    loginOfDevice(desk.db, cookies[device]);
  const remember = (reply: FastifyReply, login: string): FastifyReply =>
    reply.setCookie(device, deviceMark(desk.db, login), { ...cookie, maxAge: A_YEAR });
  const rateLimit = {
    max: 30,
    timeWindow: '10 minutes',
    allowList: (request: FastifyRequest) => deviceOf(request) !== null,
  };
  const reading = { method: 'GET', who: 'anybody' } as const;
  /** Nobody has a session yet: the browser's word for the origin is the proof. */
  const change = { method: 'POST', who: 'anybody', csrf: 'origin', rateLimit } as const;

  route(app, {
    ...reading,
    url: '/login',
    handler: (request, reply) =>
      page(reply, loginPage(viewFor(request, desk), { login: '', wrong: false })),
  });

  route(app, {
    ...change,
    url: '/login',
    input: z.object({ login: text(200), password: text() }),
    async handler(request, reply, input) {
      const login = input.login.trim().toLowerCase();
      const view = viewFor(request, desk);
      const network = networkOf(request.ip);
      const attempt: Attempt = { login, network, isKnown: deviceOf(request) === login };
      const wait = throttle.begin(attempt);
      if (wait > 0) {
        reply.header('retry-after', wait);
        return page(reply, loginPage(view, { login, wrong: true, wait }), 429);
      }
      const person = await desk.staff.verify(login, input.password);
      if (!person) {
        // What was typed may be a password in the wrong box: only a known login is named.
        const staff = desk.staff.byLogin(login)?.id ?? null;
        desk.audit.record({ staff, action: 'login-failed' });
        return page(reply, loginPage(view, { login, wrong: true }), 403);
      }
      throttle.clear(attempt);
      return signIn(reply, person, 'login', '/desk');
    },
  });

  /** Gives the cookie, and leads on: to the code of the second factor where one comes first. */
  function signIn(
    reply: FastifyReply,
    person: Person,
    action: 'login' | 'join',
    to: string,
  ): FastifyReply {
    // What this browser was before is nobody any more.
    desk.sessions.close(sessionSecret(reply.request, desk));
    const { secret, waiting } = desk.sessions.open(person);
    desk.audit.record({ staff: person.id, action });
    reply.setCookie(name, secret, cookie);
    if (waiting) return reply.redirect('/desk/login/code', 303);
    return remember(reply, person.login).redirect(to, 303);
  }

  route(app, {
    ...reading,
    url: '/login/code',
    handler: (request, reply) =>
      desk.sessions.waiting(sessionSecret(request, desk))
        ? page(reply, codePage(viewFor(request, desk), undefined))
        : reply.redirect('/desk/login', 303),
  });

  route(app, {
    ...change,
    url: '/login/code',
    input: z.object({ code: text() }),
    handler(request, reply, { code }) {
      const secret = sessionSecret(request, desk);
      const waiting = desk.sessions.waiting(secret);
      if (!waiting) return reply.redirect('/desk/login', 303);
      const { id } = waiting.person;
      const verdict = desk.factor.use(id, code);
      if (verdict !== 'right') {
        desk.audit.record({ staff: id, action: 'code-failed' });
        const status = verdict === 'wait' ? 429 : 403;
        return page(reply, codePage(viewFor(request, desk), verdict), status);
      }
      desk.audit.record({ staff: id, action: 'code' });
      reply.setCookie(name, desk.sessions.admit(secret), cookie);
      return remember(reply, waiting.person.login).redirect('/desk', 303);
    },
  });

  const link = invitationLink().orNothing;
  const joining = { url: '/join/:token', params: { token: link } };
  route(app, {
    ...reading,
    ...joining,
    rateLimit,
    handler(request, reply) {
      const invited = link.maybe(request);
      return page(reply, joinPage(viewFor(request, desk), { invited }), invited ? 200 : 404);
    },
  });

  route(app, {
    ...change,
    ...joining,
    input: z.object({ password: text() }),
    async handler(request, reply, { password }) {
      const invited = link.maybe(request);
      const view = viewFor(request, desk);
      const fault = invited && passwordFault(password, [invited.name]);
      if (fault) return page(reply, joinPage(view, { invited, wrong: fault }), 422);
      const person = invited && (await desk.staff.join(invited.secret, password));
      if (!person) return page(reply, joinPage(view, { invited: undefined }), 404);
      return signIn(reply, person, 'join', '/desk?welcome=1');
    },
  });

  route(app, {
    method: 'POST',
    url: '/logout',
    who: 'staff',
    csrf: 'token',
    handler(request, reply) {
      desk.audit.record({ staff: sessionOf(request).person.id, action: 'logout' });
      desk.sessions.close(sessionSecret(request, desk));
      return reply.clearCookie(name, cookie).redirect('/desk/login', 303);
    },
  });
}
