/**
 * A repository on GitHub as its REST documentation describes it, over a bare repository on this
 * machine: what an editor's form reads and writes. `/auth` is the login service beside it.
 */
import { gitHost } from '../host.ts';
import { objectRoutes } from './objects.ts';
import { pullRoutes, USER, type Pull } from './pulls.ts';
import { referenceRoutes } from './references.ts';

export interface GithubRepository {
  /** Of the API and of the login service, without a closing slash. */
  address: string;
  pulls: readonly Pull[];
  /** Every request that was made, as method and path. */
  requests: readonly string[];
  stop: () => Promise<void>;
}

const TOKEN = 'a-token-of-the-tests';

/** @param folder The bare repository; it is called `owner/name`. */
export async function githubRepository(folder: string, name: string): Promise<GithubRepository> {
  const pulls: Pull[] = [];
  const { app, requests, listen } = gitHost({
    open: /^\/auth/,
    mayAsk: (token) => token === TOKEN,
    refusal: { message: 'Bad credentials' },
  });
  app.setErrorHandler((_, __, reply) => reply.code(404).send({ message: 'Not Found' }));
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
  return { address: await listen(), pulls, requests, stop: () => app.close() };
}

/** What every such service answers in its window: the other side says hello first. */
const LOGIN = `<!doctype html><script>
addEventListener('message', ({ data, origin }) => {
  if (data === 'authorizing:github')
    opener.postMessage('authorization:github:success:' + JSON.stringify({ token: '${TOKEN}', provider: 'github' }), origin);
});
opener.postMessage('authorizing:github', '*');
</script>`;
