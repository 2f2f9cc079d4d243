/** One's own account over HTTP. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Desk } from '../app/desk.ts';
import { text } from '../app/input.ts';
import { route } from '../app/route.ts';
import { page, viewFor } from '../app/request.ts';
import { cookieName, cookieOptions, sessionOf, sessionSecret } from '../app/session.ts';
import type { Person } from '../store/staff.ts';
import { accountPage, type AccountState } from './page.ts';
import { passwordFault } from './password.ts';

/** Who decides about screens and people may protect the account by a second factor. */
const hasFactor = ({ role }: Person): boolean => role !== 'specialist';

/** Only of the own account: nothing is named. Guessing with a session that was left open is slow. */
const change = {
  method: 'POST',
  who: 'staff',
  csrf: 'token',
  rateLimit: { max: 20, timeWindow: '10 minutes' },
} as const;
const confirmed = z.object({ current: text() });

/** Registers the own account: looked at, changed, protected. */
export function accountRoutes(app: FastifyInstance, desk: Desk): void {
  const show = (
    request: FastifyRequest,
    reply: FastifyReply,
    more: Partial<AccountState> = {},
  ): FastifyReply => {
    const session = sessionOf(request);
    const { id } = session.person;
    const isOn = desk.factor.isOn(id);
    const state: AccountState = {
      factor: isOn ? 'on' : hasFactor(session.person) ? 'off' : 'none',
      recoveryLeft: desk.factor.recoveryLeft(id),
      sessions: desk.sessions.list(id, sessionSecret(request, desk)),
      ...more,
    };
    const status = state.wrong ? 422 : 200;
    return page(reply, accountPage(viewFor(request, desk), session, state), status);
  };

  const record = (request: FastifyRequest, action: string): void =>
    desk.audit.record({ staff: sessionOf(request).person.id, action });

  /** Whether the password is known now, to whom finds a session that was left open. */
  async function isConfirmed(request: FastifyRequest, current: string): Promise<boolean> {
    const { login } = sessionOf(request).person;
    if (await desk.staff.verify(login, current)) return true;
    record(request, 'login-failed');
    return false;
  }

  /** Records what was done; the cookie that was is worth nothing, nor are those of other devices. */
  function renew(request: FastifyRequest, reply: FastifyReply, action: string): void {
    record(request, action);
    const secret = sessionSecret(request, desk);
    desk.sessions.closeAll(sessionOf(request).person.id, secret);
    const [name, next] = [cookieName(desk), desk.sessions.renew(secret)];
    request.cookies[name] = next;
    reply.setCookie(name, next, cookieOptions(desk));
  }

  const enrolment = (request: FastifyRequest): AccountState['enrolment'] => {
    const { person } = sessionOf(request);
    if (!hasFactor(person) || desk.factor.isOn(person.id)) return undefined;
    const issuer = new URL(desk.options.address).host;
    return desk.factor.begin(person.id, { issuer, login: person.login });
  };

  route(app, {
    method: 'GET',
    url: '/account',
    who: 'staff',
    handler: (request, reply) => show(request, reply),
  });

  route(app, {
    ...change,
    url: '/account/password',
    input: confirmed.extend({ password: text() }),
    async handler(request, reply, { current, password }) {
      const { person } = sessionOf(request);
      const fault = passwordFault(password, [person.name, person.login]);
      if (fault) return show(request, reply, { wrong: { password: fault } });
      if (!(await isConfirmed(request, current)))
        return show(request, reply, { wrong: { current: 'password' } });
      await desk.staff.setPassword(person, password);
      renew(request, reply, 'password');
      const message = viewFor(request, desk).t('desk.account.password.done');
      return show(request, reply, { message });
    },
  });

  route(app, {
    ...change,
    url: '/account/factor',
    handler: (request, reply) => show(request, reply, { enrolment: enrolment(request) }),
  });

  route(app, {
    ...change,
    url: '/account/factor/confirm',
    input: confirmed.extend({ code: text() }),
    async handler(request, reply, { current, code }) {
      const { id } = sessionOf(request).person;
      const again = (wrong: AccountState['wrong']): FastifyReply =>
        show(request, reply, { enrolment: enrolment(request), wrong });
      if (!(await isConfirmed(request, current))) return again({ current: 'enrolment' });
      const recovery = desk.factor.confirm(id, code);
      if (!recovery) return again({ code: true });
      renew(request, reply, 'factor-on');
      return show(request, reply, { recovery });
    },
  });

  route(app, {
    ...change,
    url: '/account/factor/off',
    input: confirmed,
    async handler(request, reply, { current }) {
      if (!(await isConfirmed(request, current)))
        return show(request, reply, { wrong: { current: 'factor' } });
      desk.factor.turnOff(sessionOf(request).person.id);
      renew(request, reply, 'factor-off');
      return show(request, reply, { message: viewFor(request, desk).t('desk.factor.removed') });
    },
  });

  route(app, {
    ...change,
    url: '/account/sessions',
    input: confirmed,
    async handler(request, reply, { current }) {
      if (!(await isConfirmed(request, current)))
        return show(request, reply, { wrong: { current: 'sessions' } });
      renew(request, reply, 'sessions-end');
      return show(request, reply, { message: viewFor(request, desk).t('desk.sessions.ended') });
    },
  });
}
