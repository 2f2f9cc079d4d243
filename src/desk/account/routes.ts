/** One's own account over HTTP. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Desk } from '../desk.ts';
import { postedOf, type Access } from '../app/access.ts';
import { first, page, viewFor } from '../app/request.ts';
import { cookieName, cookieOptions, sessionOf, sessionSecret } from '../app/session.ts';
import type { Person } from '../store/staff.ts';
import { accountPage, type AccountState } from './page.ts';
import { passwordFault } from './password.ts';

/** Who decides about screens and people may protect the account by a second factor. */
const hasFactor = ({ role }: Person): boolean => role !== 'specialist';

/** Only of the own account: nothing is named. */
const own: Access = { who: 'staff', form: { code: 'secret' } };
/** Guessing the password with a session that was left open. */
const seldom = { config: { access: own, rateLimit: { max: 20, timeWindow: '10 minutes' } } };

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
  async function isConfirmed(request: FastifyRequest): Promise<boolean> {
    const { login } = sessionOf(request).person;
    const current = first(postedOf(request).values, 'current');
    if (await desk.staff.verify(login, current)) return true;
    record(request, 'login-failed');
    return false;
  }

  /** The cookie that was is worth nothing, wherever it was copied to; nor are other devices'. */
  function renew(request: FastifyRequest, reply: FastifyReply): void {
    const secret = sessionSecret(request, desk);
    desk.sessions.closeAll(sessionOf(request).person.id, secret);
    const [name, next] = [cookieName(desk), desk.sessions.renew(secret)];
    request.cookies[name] = next;
    reply.setCookie(name, next, { ...cookieOptions(desk), httpOnly: true });
  }

  app.get('/account', { config: { access: { who: 'staff' } } }, (request, reply) =>
    show(request, reply),
  );

  app.post('/account/password', seldom, async (request, reply) => {
    const { values } = postedOf(request);
    const { person } = sessionOf(request);
    const next = first(values, 'password');
    const fault = passwordFault(next, [person.name, person.login]);
    if (fault) return show(request, reply, { wrong: { password: fault } });
    if (!(await isConfirmed(request)))
      return show(request, reply, { wrong: { current: 'password' } });
    await desk.staff.setPassword(person, next);
    renew(request, reply);
    record(request, 'password');
    return show(request, reply, {
      message: viewFor(request, desk).t('desk.account.password.done'),
    });
  });

  app.post('/account/factor', seldom, async (request, reply) => {
    return show(request, reply, { enrolment: enrolment(request) });
  });

  app.post('/account/factor/confirm', seldom, async (request, reply) => {
    const { values } = postedOf(request);
    const { id } = sessionOf(request).person;
    if (!(await isConfirmed(request)))
      return show(request, reply, {
        enrolment: enrolment(request),
        wrong: { current: 'enrolment' },
      });
    const recovery = desk.factor.confirm(id, first(values, 'code'));
    if (!recovery)
      return show(request, reply, { enrolment: enrolment(request), wrong: { code: true } });
    renew(request, reply);
    record(request, 'factor-on');
    return show(request, reply, { recovery });
  });

  const enrolment = (request: FastifyRequest): AccountState['enrolment'] => {
    const { person } = sessionOf(request);
    if (!hasFactor(person) || desk.factor.isOn(person.id)) return undefined;
    const issuer = new URL(desk.options.address).host;
    return desk.factor.begin(person.id, { issuer, login: person.login });
  };

  app.post('/account/factor/off', seldom, async (request, reply) => {
    if (!(await isConfirmed(request)))
      return show(request, reply, { wrong: { current: 'factor' } });
    desk.factor.turnOff(sessionOf(request).person.id);
    renew(request, reply);
    record(request, 'factor-off');
    return show(request, reply, { message: viewFor(request, desk).t('desk.factor.removed') });
  });

  app.post('/account/sessions', seldom, async (request, reply) => {
    if (!(await isConfirmed(request)))
      return show(request, reply, { wrong: { current: 'sessions' } });
    renew(request, reply);
    record(request, 'sessions-end');
    return show(request, reply, { message: viewFor(request, desk).t('desk.sessions.ended') });
  });
}
