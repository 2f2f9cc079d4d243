/** What a route says of itself, and the one place where it is enforced: by default everything is closed. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Desk } from './desk.ts';
import type { FormValues } from '../../intake/questions/fields.ts';
import { writerOf } from '../store/csrf-token.ts';
import { may, type Right } from '../store/rights.ts';
import { CSRF_FIELD } from '../page/layout.ts';
import type { ObjectRule } from './object-rule.ts';
import { first, readForm, type MULTIPART, type Posted } from './request.ts';
import { authorize, forbidden, isOwnOrigin, sessionSecret } from './session.ts';

/**
 * By the parameter's name: what it names; `text`, which names nothing; or a `secret`, which may be
 * used by whoever has it.
 */
export type Rules = Readonly<Record<string, ObjectRule<unknown> | 'text' | 'secret'>>;

/** Every route's `config.access`, as `route()` declares it; docs/desk.md tells how one is written. */
export interface Access {
  /** Everybody, whoever is signed in, or who has this right in some place. */
  who: 'anybody' | 'staff' | Right;
  /** All parameters of the path. */
  params?: Rules;
  /** Parameters of the query that name something. */
  query?: Rules;
  /** Fields of the form that name something. */
  form?: Rules;
  /**
   * What else is read of the query, or of the form of a change. A strict one hides all other fields
   * from the handler; a loose one only those by which some form names something.
   */
  input?: z.ZodObject;
  /** Bounds of the form, where they are not the usual ones. */
  limits?: typeof MULTIPART.limits;
  /**
   * How a change proves that it comes from a page of ours: by the session's CSRF token, or by the
   * browser's word for the origin. `none` is for changes that no cookie gives a right to.
   */
  csrf?: 'token' | 'origin' | 'none';
  /**
   * The answer to a form whose token is of an earlier session of the same person: the form again, with
   * what was sent, a new token and a word why, as 409: nothing is done, and nobody asked for what is not
   * allowed. Without it such a form is refused, and so is always that of another person.
   */
  refill?: (request: FastifyRequest, reply: FastifyReply, posted: Posted) => FastifyReply;
  /** The answer to whom is not signed in, where it is not the way to the login. */
  signedOut?: (request: FastifyRequest, reply: FastifyReply) => FastifyReply;
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
    /** What the route's schema read of the query or the form. */
    input: unknown;
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
  app.decorateRequest('input', null);

  app.addHook('onRoute', ({ method, url, config }) => {
    const access = config?.access;
    if (!access) throw new Error(`${String(method)} ${url} says nothing of its access`);
    const changes = [method].flat().some((one) => !READS.includes(one));
    if (changes && !access.csrf) throw new Error(`${String(method)} ${url} says nothing of CSRF`);
    if (access.csrf === 'token' && access.who === 'anybody')
      throw new Error(`${url}: nobody's session has a token`);
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
      request.deskSession = desk.sessions.find(sessionSecret(request, desk)) ?? null;
      if (!request.deskSession)
        return access.signedOut?.(request, reply) ?? reply.redirect('/desk/login', 303);
      authorize(access.who === 'staff' || may(request.deskSession.person, access.who));
    }
    if (isPrivate(access)) reply.header('cache-control', 'no-store');
    const needsOrigin = !isRead(request) && access.csrf !== 'none';
    if (needsOrigin && !isOwnOrigin(request, desk)) throw forbidden();
    resolve(request, access.params ?? {}, valuesOf(request.params));
    const query = valuesOf(request.query);
    resolve(request, access.query ?? {}, query);
    if (isRead(request)) request.input = access.input?.parse(query) ?? {};
    const isKnown = (name: string): boolean =>
      name === 'lang' || Object.hasOwn(access.query ?? {}, name);
    request.query = Object.fromEntries(
      Object.entries(request.query as object).filter(([name]) => isKnown(name)),
    );
  });

  app.addHook('preHandler', async (request, reply) => {
    if (request.is404) return;
    const access = accessOf(request);
    const { form = {}, input, csrf } = access;
    if (isRead(request) || !(access.form || input || csrf === 'token')) return;
    const { values, files, from } = await readForm(request, desk, access.limits);
    const [token, own] = [first(values, CSRF_FIELD), request.deskSession?.csrfToken ?? ''];
    const isOurs = csrf !== 'token' || token === own;
    authorize(isOurs || (access.refill !== undefined && writerOf(token) === writerOf(own)));
    resolve(request, form, values);
    const isSeen = (name: string): boolean =>
      Object.hasOwn({ ...input?.shape, ...form }, name) || (isLoose(input) && !naming.has(name));
    const seen: FormValues = Object.assign(
      Object.create(null),
      Object.fromEntries(Object.entries(values).filter(([name]) => isSeen(name))),
    );
    request.input = input?.parse(seen) ?? {};
    request.posted = { values: seen, files, from };
    if (!isOurs) return access.refill?.(request, reply, request.posted);
  });
}

/** Whether a schema lets fields pass that it does not name: those of a person's facts. */
const isLoose = (input: z.ZodObject | undefined): boolean => input?.def.catchall !== undefined;

function accessOf({ routeOptions }: FastifyRequest): Access {
  if (!routeOptions.config.access) throw forbidden();
  return routeOptions.config.access;
}

/** What a receipt's code or another secret opens stays in no cache. */
const isPrivate = ({ params, query, form }: Access): boolean =>
  [params, query, form]
    .flatMap((rules) => Object.values(rules ?? {}))
    .some((rule) => rule === 'secret' || (typeof rule !== 'string' && rule.kind === 'receipt'));

const READS = ['GET', 'HEAD'];

const isRead = ({ method }: FastifyRequest): boolean => READS.includes(method);

/** Texts by name; a name that was given more than once has all of them. */
const valuesOf = (parameters: unknown): FormValues =>
  Object.fromEntries(
    Object.entries((parameters ?? {}) as object).map(([name, value]) => [
      name,
      [value].flat().filter((one): one is string => typeof one === 'string'),
    ]),
  );
