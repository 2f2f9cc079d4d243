/** Whose request it is, and whether it comes from a page of the desk. */
import type { FastifyRequest } from 'fastify';
import type { Desk } from './desk.ts';
import type { Session } from '../store/staff.ts';
import { httpError } from './http-error.ts';

/** Seconds that what is no session is remembered. */
export const A_YEAR = 31_536_000;

/** The name of a cookie, of the session's by default: `__Host-` binds it to this address under TLS. */
export const cookieName = (desk: Pick<Desk, 'options'>, name = 'desk'): string =>
  isSecure(desk) ? `__Host-${name}` : name;

/** What all cookies of the desk have in common. */
export const cookieOptions = (desk: Pick<Desk, 'options'>) =>
  ({ path: '/', sameSite: 'lax', secure: isSecure(desk), httpOnly: true }) as const;

const isSecure = ({ options }: Pick<Desk, 'options'>): boolean =>
  options.address.startsWith('https:');

/** What the cookie holds; empty without one. */
export const sessionSecret = (request: FastifyRequest, desk: Pick<Desk, 'options'>): string =>
  request.cookies[cookieName(desk)] ?? '';

/** The session of a request that has passed the door. */
export function sessionOf(request: FastifyRequest): Session {
  if (!request.deskSession) throw forbidden();
  return request.deskSession;
}

/** A browser says where a form comes from; a page of another origin is refused before it is read. */
export function isOwnOrigin(request: FastifyRequest, { options }: Pick<Desk, 'options'>): boolean {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin === undefined) return true;
  const own = [new URL(options.address).host, host];
  return URL.canParse(origin) && own.includes(new URL(origin).host);
}

/** 403: what is asked for is not there, or not for this person. */
export const forbidden = (): Error => httpError(403, 'forbidden');

/** @throws 403 when that is not allowed. */
export function authorize(allowed: boolean): void {
  if (!allowed) throw forbidden();
}
