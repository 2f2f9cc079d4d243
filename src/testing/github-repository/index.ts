/**
 * A repository on GitHub as its REST documentation describes it, over a bare repository on this
 * machine: what an editor's form reads and writes. `/auth` is the login service beside it.
 */
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { objectRoutes } from './objects.ts';
import { pullRoutes, USER, type Pull } from './pulls.ts';
import { referenceRoutes } from './references.ts';

export interface GithubRepository {
  /** Of the API and of the login service, without a closing slash. */
  address: string;
  pulls: readonly Pull[];
  /** Every request that was made, as method and path. */
  asked: readonly string[];
  stop: () => Promise<void>;
}

const TOKEN = 'a-token-of-the-tests';

/** @param folder The bare repository; it is called `owner/name`. */
export async function githubRepository(folder: string, name: string): Promise<GithubRepository> {
  const pulls: Pull[] = [];
  const asked: string[] = [];
  const app = fastify({
    logger: false,
    bodyLimit: 50_000_000,
    routerOptions: { maxParamLength: 500 },
  });
  // Decap sends its content type with requests that have no body.
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_, body, done) =>
    done(null, body ? JSON.parse(String(body)) : undefined),
  );
  app.addHook('onRequest', async (request, reply) => {
    asked.push(`${request.method} ${request.url}`);
    reply.headers({
      'access-control-allow-origin': '*',
      'access-control-allow-headers': 'authorization,content-type',
      'access-control-allow-methods': 'GET,POST,PUT,PATCH,DELETE',
    });
    if (request.method === 'OPTIONS') return reply.code(204).send();
    const known = request.headers.authorization?.endsWith(` ${TOKEN}`);
    if (!request.url.startsWith('/auth') && !known)
      return reply.code(401).send({ message: 'Bad credentials' });
    return undefined;
  });
  app.setErrorHandler((_, __, reply) => reply.code(404).send({ message: 'Not Found' }));
  app.options('/*', (_, reply) => reply.code(204).send());
  app.get('/auth', (_, reply) => reply.type('text/html').send(LOGIN));
  app.get('/user', () => USER);
  app.get('/users/:login', () => USER);
  app.get('/search/issues', () => ({ total_count: 0, items: [] }));
  app.get(`/repos/${name}`, () => ({
    owner: { login: name.split('/')[0] },
    permissions: { push: true },
  }));
  objectRoutes(app, `/repos/${name}`, folder);
  referenceRoutes(app, `/repos/${name}`, folder);
  pullRoutes(app, `/repos/${name}`, folder, pulls);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, pulls, asked, stop: () => app.close() };
}

/** What every such service answers in its window: the other side says hello first. */
const LOGIN = `<!doctype html><script>
addEventListener('message', ({ data, origin }) => {
  if (data === 'authorizing:github')
    opener.postMessage('authorization:github:success:' + JSON.stringify({ token: '${TOKEN}', provider: 'github' }), origin);
});
opener.postMessage('authorizing:github', '*');
</script>`;
