/** The editors' form over HTTP: its page, its configuration, its one service. */
import { randomUUID } from 'node:crypto';
import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { adminFile, adminPage, ADMIN_HEADERS } from '../admin.ts';
import { report } from '../../base/command/log.ts';
import { API, cmsConfig } from '../config.ts';
import { t } from '../../i18n/index.ts';
import { frameArchive } from '../frame/files.ts';
import type { Campaign } from '../../model/campaign.ts';
import { CORRECTIONS } from '../../model/correction.ts';
import { LANGUAGES, type Language } from '../../model/language.ts';
import type { Place } from '../../model/place.ts';
import type { Settings } from '../../model/settings.ts';
import type { Repository } from '../../git/repository.ts';
import { answerDecap, type Answered } from './actions.ts';
import { Refusal } from './refusal.ts';
import type { Editor } from './rights.ts';

export interface DecapContext {
  repository: Repository;
  settings: () => Settings;
  campaign: () => Pick<Campaign, 'name'>;
  places: () => readonly Place[];
  /** Who asks; the server lets nobody else this far. */
  editor: (request: FastifyRequest) => Omit<Editor, 't' | 'page'> & { id: number };
  languageOf: (request: FastifyRequest) => Language;
  /** Called after a change. */
  changed?: (request: FastifyRequest, done: Answered) => Promise<void>;
}

/** What the server around it asks of a route; alone, it asks nothing. */
type Access = NonNullable<FastifyContextConfig['access']>;

/** A photograph of 30 MB in base64, and its entry. */
const BODY = 45_000_000;

/**
 * Registers `/admin/` and the service. The server around them shows nothing of either to whom is not
 * logged in, and lets no page of another origin post.
 */
export function decapRoutes(app: FastifyInstance, context: DecapContext): void {
  app.get('/admin', { config: { access: { who: 'anybody' } } }, (_, reply) =>
    reply.redirect('/admin/', 302),
  );

  const files: Access = { who: 'edit', params: { '*': 'text' } };
  app.get('/admin/*', { config: { access: files } }, async (request, reply) => {
    reply.headers(ADMIN_HEADERS);
    const editor = context.editor(request);
    const { '*': file } = request.params as { '*': string };
    const language = context.languageOf(request);
    if (file === '') return reply.type('text/html; charset=utf-8').send(adminPage(language));
    const wanted = LANGUAGES.find((tag) => file === `config-${tag}.json`);
    if (wanted) {
      const places = context.places().filter(({ id }) => editor.may('edit', id));
      const isAll = editor.may('edit', CORRECTIONS);
      // Behind this page is always this service, whatever `archive.yaml` says of the static one.
      const { address, name } = context.settings();
      const config = cmsConfig({ language: wanted, places, settings: { address, name }, isAll });
      // So that what is open in one page is not taken for what another has shown.
      config.backend['proxy_url'] = `${API}?page=${randomUUID()}`;
      return reply.header('cache-control', 'no-store').send(config);
    }
    if (file === 'clip.json')
      return reply.send(frameArchive({ places: context.places(), campaign: context.campaign() }));
    const found = await adminFile(file);
    if (!found) return reply.callNotFound();
    return reply.type(found.type).header('cache-control', 'no-cache').send(found.bytes);
  });

  /** What its actions name is resolved by `rights.ts`. */
  const service: Access = {
    who: 'edit',
    csrf: 'origin',
    query: { page: 'text' },
    signedOut: (request, reply) =>
      refuse(reply, new Refusal(401, 'login'), t(context.languageOf(request))),
  };
  const rateLimit = { max: 3000, timeWindow: '10 minutes' };
  app.post(
    API,
    { bodyLimit: BODY, config: { access: service, rateLimit } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const say = t(context.languageOf(request));
      try {
        const { id, ...rights } = context.editor(request);
        const { page = '' } = request.query as { page?: unknown };
        const editor = { ...rights, page: `${id} ${String(page).slice(0, 36)}`, t: say };
        const done = await answerDecap(context.repository, editor, request.body);
        if (done.changed.length > 0) await context.changed?.(request, done);
        return await reply.type('application/json').send(JSON.stringify(done.answer));
      } catch (error) {
        if (error instanceof Refusal) return refuse(reply, error, say);
        report(error);
        return refuse(reply, new Refusal(500, 'failed'), say);
      }
    },
  );
}

/** Says in words that something is not done; `message` is read by the form's script. */
export const refuse = (reply: FastifyReply, refusal: Refusal, say: Editor['t']): FastifyReply =>
  reply
    .code(refusal.status)
    .send({ error: say(`cms.refuse.${refusal.key}`, refusal.params), message: refusal.key });
