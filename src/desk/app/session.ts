/** Whose request it is, and whether it comes from a page of the desk. */
import type { FastifyRequest } from 'fastify';
import type { Desk } from '../desk.ts';
import type { Session } from '../store/staff.ts';
import { httpError } from './http-error.ts';

/** `__Host-` binds the cookie to this very address where there is TLS. */
export const cookieName = ({ options }: Pick<Desk, 'options'>): string =>
  options.address.startsWith('https:') ? '__Host-desk' : 'desk';

export const cookieOptions = ({ options }: Pick<Desk, 'options'>) => ({
  path: '/',
  sameSite: 'lax' as const,
  secure: options.address.startsWith('https:'),
});

/** Whose cookie a request carries. */
export function findSession(request: FastifyRequest, desk: Desk): Session | null {
  return desk.sessions.find(sessionSecret(request, desk)) ?? null;
}

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

export const forbidden = (): Error => httpError(403, 'forbidden');

/** @throws 403 when that is not allowed. */
export function authorize(allowed: boolean): void {
  if (!allowed) throw forbidden();
}
