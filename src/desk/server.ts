/** The desk over HTTP: limits on everything, nothing private in a log, a word for every failure. */
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { t } from '../i18n/index.ts';
import { report } from '../base/command/log.ts';
import type { Desk } from './app/desk.ts';
import { healthOf } from './health/health.ts';
import { giveUp, isBroken } from './store/integrity.ts';
import { noticePage } from './page/short-pages.ts';
import type { Session } from './store/staff.ts';
import { TooLateError } from './store/submission.ts';
import { registerAccess } from './app/access.ts';
import { assetRoutes } from './app/assets.ts';
import { submitRoutes } from './submit/routes.ts';
import { statusRoutes } from './status/routes.ts';
import { withdrawRoutes } from './status/withdraw-routes.ts';
import { MULTIPART, page, removeIncoming, viewFor } from './app/request.ts';
import { languageOf } from './app/language-of.ts';
import { httpError } from './app/http-error.ts';
import { networkOf } from './app/network.ts';
import { recordRefusals } from './app/refusals.ts';
import { headersFor } from './app/security.ts';
import { editorRoutes } from './office/editor-routes.ts';
import { route } from './app/route.ts';
import { staffRoutes } from './staff-routes.ts';
import { uploadRoutes } from './submit/uploads.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is logged in; set for the desk's own pages only. */
    deskSession: Session | null;
    /** Folder of the posted files. */
    incoming: string | null;
  }
}

/** Bytes of a form without files. */
const BODY = 2_000_000;
/** A telephone on a bad network takes its time for six photographs. */
const TIMEOUT = 15 * 60_000;

/** Pages on which somebody would write in vain while nothing is taken in. */
const FORMS: ReadonlySet<string | undefined> = new Set(['/', '/correct/:code', '/withdraw']);

/** Builds the server; the caller listens. */
export async function makeServer(desk: Desk): Promise<FastifyInstance> {
  const headers = headersFor(desk.options.address);
  const app = fastify({
    logger: false,
    bodyLimit: BODY,
    requestTimeout: TIMEOUT,
    trustProxy: desk.options.proxy ? 'loopback' : false,
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: (_, request, reply) => {
      request.query = {};
      request.cookies = {};
      const view = viewFor(request, desk);
      const text = noticePage(view, view.t('desk.error.title'), view.t('desk.error.400'));
      void page(reply.headers(headers), text, 400);
    },
  });
  app.decorateRequest('deskSession', null);
  app.decorateRequest('incoming', null);
  app.addHook('onResponse', (request) => removeIncoming(request, desk));
  await app.register(cookie);
  await app.register(formbody, { bodyLimit: BODY });
  await app.register(multipart, MULTIPART);
  await app.register(rateLimit, {
    global: false,
    keyGenerator: ({ ip }) => networkOf(ip),
    errorResponseBuilder: (request, { ttl }) => {
      const say = t(languageOf(request));
      const minutes = Math.ceil(ttl / 60_000);
      // Who only looks has lost nothing; who sends must send again.
      const key = request.method === 'GET' ? 'desk.wait.look' : 'desk.wait';
      return httpError(429, say(key, { count: minutes }));
    },
  });
  app.addHook('onRequest', async (_, reply) => {
    reply.headers(headers);
  });
  app.addHook('onRequest', async ({ method, routeOptions }) => {
    const isReading = ['GET', 'HEAD', 'OPTIONS'].includes(method) && !FORMS.has(routeOptions.url);
    if (!isReading && desk.troubles.has('database')) throw httpError(503, 'broken database');
  });
  recordRefusals(app, desk);
  registerAccess(app, desk);
  app.setErrorHandler((error: FastifyError & { retryAfter?: number }, request, reply) => {
    if (isBroken(error)) giveUp(desk.db, desk.troubles);
    const view = viewFor(request, desk);
    const status = statusOf(error);
    if (status >= 500) report(error);
    if (error.retryAfter) reply.header('retry-after', error.retryAfter);
    const message = status === 429 ? error.message : view.t(`desk.error.${status}`);
    const title = view.t(status === 429 ? 'desk.wait.title' : 'desk.error.title');
    return page(reply, noticePage(view, title, message), status);
  });
  app.setNotFoundHandler((request, reply) => {
    const view = viewFor(request, desk);
    return page(reply, noticePage(view, view.t('desk.lost.title'), view.t('desk.lost')), 404);
  });
  route(app, {
    method: 'GET',
    url: '/health',
    who: 'anybody',
    async handler(request, reply) {
      await desk.space.free().catch(() => undefined); // tells whether the disk is low
      const health = healthOf(desk);
      const say = t(languageOf(request));
      const messages = health.troubles.map((name) => say(`desk.trouble.${name}`));
      return reply
        .code(desk.troubles.has('database') ? 503 : 200)
        .send({ ...health, words: messages });
    },
  });
  await assetRoutes(app);
  submitRoutes(app, desk);
  statusRoutes(app, desk);
  withdrawRoutes(app, desk);
  uploadRoutes(app, desk);
  await app.register(async (staff) => staffRoutes(staff, desk), { prefix: '/desk' });
  await app.register(async (editor) => editorRoutes(editor, desk));
  return app;
}

/** Errors by the word that is said of them. A full disk is ours, and may pass. */
function statusOf(error: FastifyError & { errcode?: number }) {
  if (error instanceof TooLateError) return 409;
  if (isBroken(error) || error.errcode === SQLITE_READONLY) return 503;
  const full = error.code === 'ENOSPC' || error.code === 'EDQUOT' || error.code === 'EFBIG';
  if (full || error.errcode === SQLITE_FULL) return 507;
  const status = error.statusCode ?? 500;
  const own = ([403, 413, 429, 503, 507] as const).find((one) => one === status);
  return own ?? (status >= 400 && status < 500 ? 400 : 500);
}

/** The database is sealed. */
const SQLITE_READONLY = 8;
const SQLITE_FULL = 13;
