/** What a route says of itself, and the one place where it is enforced: by default everything is closed. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Desk } from '../desk.ts';
import type { FormValues } from '../../intake/questions/fields.ts';
import { may, type Right } from '../store/staff.ts';
import { CSRF_FIELD } from '../page/layout.ts';
import type { ObjectRule } from './object-rule.ts';
import { first, readForm, type MULTIPART, type Posted } from './request.ts';
import { authorize, findSession, forbidden, isOwnOrigin } from './session.ts';

/**
 * By the parameter's name: what it names; `text`, which names nothing; or a `secret`, which may be
 * used by whoever has it.
 */
export type Rules = Readonly<Record<string, ObjectRule<unknown> | 'text' | 'secret'>>;

/** Every route's `config.access`; docs/desk.md tells how one is written. */
export interface Access {
  /** Everybody, whoever is signed in, or who has this right in some place. */
  who: 'anybody' | 'staff' | Right;
  /** All parameters of the path. */
  params?: Rules;
  /** All parameters of the query; the handler sees no other. */
  query?: Rules;
  /** Fields that name something. What another route's form names, this handler never sees. */
  form?: Rules;
  /** Bounds of the form, where they are not the usual ones. */
  limits?: typeof MULTIPART.limits;
  /**
   * How a change proves that it comes from a page of ours: by the session's CSRF token, which
   * `staff` must always give, or by the browser's word for the origin.
   */
  proof?: 'token' | 'origin';
  /** The answer to whom is not signed in, where it is not the way to the login. */
  stranger?: (request: FastifyRequest, reply: FastifyReply) => FastifyReply;
}

export interface RouteAccess {
  method: string;
  url: string;
  access: Access;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyRequest {
    /** The form, when everything it names may be named. */
    posted: Posted | null;
  }
  interface FastifyInstance {
    /** Every route, for the test that walks them. */
    routeAccess: readonly RouteAccess[];
  }
}

/** Asked of every route that is registered from now on; a route that says nothing stops the start. */
export function registerAccess(app: FastifyInstance, desk: Desk): void {
  const routes: RouteAccess[] = [];
  /** Fields by which some form names something. */
  const naming = new Set<string>();
  app.decorate('routeAccess', routes);
  app.decorateRequest('posted', null);

  app.addHook('onRoute', ({ method, url, config }) => {
    const access = config?.access;
    if (!access) throw new Error(`${String(method)} ${url} says nothing of its access`);
    for (const name of url.match(/(?<=:)\w+|\*$/g) ?? [])
      if (!access.params?.[name]) throw new Error(`${url} says nothing of its parameter ${name}`);
    for (const one of [method].flat()) routes.push({ method: one, url, access });
    for (const [name, rule] of Object.entries(access.form ?? {}))
      if (typeof rule !== 'string') naming.add(name);
  });

  /** @throws 403 when something is named that is not there or not for this person. */
  function resolve(request: FastifyRequest, rules: Rules, values: FormValues): void {
    const person = request.deskSession?.person ?? null;
    for (const [name, rule] of Object.entries(rules))
      if (typeof rule !== 'string')
        authorize(rule.resolve(values[name] ?? [], { desk, person, request, values }));
  }

  app.addHook('onRequest', async (request, reply) => {
    if (request.is404) return;
    const access = accessOf(request);
    if (access.who !== 'anybody') {
      reply.header('cache-control', 'no-store');
      request.deskSession = findSession(request, desk);
      if (!request.deskSession)
        return access.stranger?.(request, reply) ?? reply.redirect('/desk/login', 303);
      authorize(access.who === 'staff' || may(request.deskSession.person, access.who));
    }
    if (isPrivate(access)) reply.header('cache-control', 'no-store');
    if (proofOf(request) && !isOwnOrigin(request, desk)) throw forbidden();
    resolve(request, access.params ?? {}, valuesOf(request.params));
    const query = valuesOf(request.query);
    resolve(request, access.query ?? {}, query);
    const isKnown = (name: string): boolean =>
      name === 'lang' || Object.hasOwn(access.query ?? {}, name);
    request.query = Object.fromEntries(
      Object.entries(request.query as object).filter(([name]) => isKnown(name)),
    );
  });

  app.addHook('preHandler', async (request) => {
    if (request.is404) return;
    const access = accessOf(request);
    const needsToken = proofOf(request) === 'token';
    if (isRead(request) || !(access.form || needsToken)) return;
    const { values, files, from } = await readForm(request, desk, access.limits);
    if (needsToken) authorize(first(values, CSRF_FIELD) === request.deskSession?.csrfToken);
    resolve(request, access.form ?? {}, values);
    const isHidden = (name: string): boolean =>
      naming.has(name) && !Object.hasOwn(access.form ?? {}, name);
    const seen = Object.entries(values).filter(([name]) => !isHidden(name));
    request.posted = {
      values: Object.assign(Object.create(null), Object.fromEntries(seen)),
      files,
      from,
    };
  });
}

/** What was posted. @throws for a route that has declared no form. */
export function postedOf({ posted }: FastifyRequest): Posted {
  if (!posted) throw forbidden();
  return posted;
}

function accessOf({ routeOptions }: FastifyRequest): Access {
  if (!routeOptions.config.access) throw forbidden();
  return routeOptions.config.access;
}

/** What a receipt's code or another secret opens stays in no cache. */
const isPrivate = ({ params, query, form }: Access): boolean =>
  [params, query, form]
    .flatMap((rules) => Object.values(rules ?? {}))
    .some((rule) => rule === 'secret' || (typeof rule !== 'string' && rule.kind === 'receipt'));

const isRead = ({ method }: FastifyRequest): boolean => ['GET', 'HEAD'].includes(method);

function proofOf(request: FastifyRequest): Access['proof'] {
  if (isRead(request)) return undefined;
  const { proof, who } = accessOf(request);
  return proof ?? (who === 'anybody' ? undefined : 'token');
}

/** Texts by name; a name that was given more than once has all of them. */
const valuesOf = (parameters: unknown): FormValues =>
  Object.fromEntries(
    Object.entries((parameters ?? {}) as object).map(([name, value]) => [
      name,
      [value].flat().filter((one): one is string => typeof one === 'string'),
    ]),
  );
