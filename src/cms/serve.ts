/** `npm run cms`: the editors' form on this machine, without an account or a login. */
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import path from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import type { Options } from '../base/command/options.ts';
import { walk, writeFileAtomically } from '../base/platform/files.ts';
import { readOrReport } from '../check/index.ts';
import { Refusal } from './backend/refusal.ts';
import { decapRoutes, refuse } from './backend/routes.ts';
import { MAIN, Repository } from '../git/repository.ts';
import { t } from '../i18n/index.ts';
import type { Archive } from '../model/archive.ts';
import { CORRECTIONS } from '../model/correction.ts';

/** Serves the form of a content folder; what is published there is written into the folder. */
export async function cmsServer(
  { content, cache, lang }: Pick<Options, 'content' | 'cache' | 'lang'>,
  archive: Archive,
): Promise<FastifyInstance> {
  const repository = await Repository.open(path.join(cache, 'cms.git'), { content });
  await takeIn(repository, content);
  const app = fastify({ logger: false });
  app.addHook('onRequest', async ({ method, headers }, reply) => {
    if (method === 'POST' && isForeign(headers))
      return refuse(reply, new Refusal(403, 'login'), t(lang));
  });
  const everything = { id: 0, may: () => true, isAlone: true };
  decapRoutes(app, {
    repository,
    settings: () => archive.settings,
    campaign: () => archive.campaign,
    places: () => archive.places,
    editor: () => everything,
    languageOf: () => lang,
    changed: () => giveOut(repository, content),
  });
  app.get('/', (_, reply) => reply.redirect('/admin/', 302));
  return app;
}

/** Whether a request comes from a page of another origin; programs name none. */
const isForeign = ({ 'sec-fetch-site': site, origin, host }: IncomingHttpHeaders): boolean =>
  (site !== undefined && site !== 'same-origin') ||
  (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host));

/** The folder's files as the newest commit, where somebody has changed them by hand. */
async function takeIn(repository: Repository, content: string): Promise<void> {
  const stored = new Map(
    (await repository.list('content')).map(({ path: file, blob }) => [file, blob]),
  );
  const data = await repository.readAll([...stored.values()]);
  const bytes = new Map([...stored.keys()].map((file, index) => [file, data[index] ?? null]));
  const names = await walk(content);
  const write: { path: string; data: Buffer }[] = [];
  for (const name of names) {
    const now = await readFile(path.join(content, name));
    if (!bytes.get(`content/${name}`)?.equals(now))
      write.push({ path: `content/${name}`, data: now });
  }
  const kept = new Set(names.map((name) => `content/${name}`));
  const remove = [...stored.keys()].filter((file) => !kept.has(file));
  if (write.length + remove.length > 0)
    await repository.commit(async () => [
      { message: 'content: take in what was changed by hand', write, remove },
    ]);
}

/** Writes the newest commit's entries and notices into the folder, touching only what differs. */
async function giveOut(repository: Repository, content: string): Promise<void> {
  const stored = [
    ...(await repository.list('content/veterans', MAIN)),
    ...(await repository.list(`content/${CORRECTIONS}`, MAIN)),
  ];
  const data = await repository.readAll(stored.map(({ blob }) => blob));
  for (const [index, { path: file }] of stored.entries()) {
    const target = path.join(content, file.replace(/^content\//, ''));
    const now = await readFile(target).catch(() => null);
    const wanted = data[index];
    if (wanted && !now?.equals(wanted)) await writeFileAtomically(target, wanted);
  }
  const kept = new Set(stored.map(({ path: file }) => file));
  for (const name of await walk(path.join(content, 'veterans')))
    if (!kept.has(`content/veterans/${name}`)) await rm(path.join(content, 'veterans', name));
}

export const CMS_PORT = '8081';

/** Answers the command line; runs until it is ended. */
export async function serveCms(options: Options): Promise<number> {
  const archive = await readOrReport(options);
  if (!archive) return 1;
  const app = await cmsServer(options, archive);
  const address = await app.listen({ host: '127.0.0.1', port: Number(options.own['port']) });
  process.stdout.write(`${t(options.lang)('cms.serving', { address: `${address}/admin/` })}\n`);
  await once(process, 'SIGINT');
  await app.close();
  return 0;
}
