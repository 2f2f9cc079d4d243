/** Pull requests with their labels: https://docs.github.com/rest/pulls. */
import type { FastifyInstance } from 'fastify';
import { git } from '../../../../git/run.ts';
import { commitsBetween, commitTree, mergedTree, tipOf } from '../commits.ts';
import { commitOf } from './commits.ts';

export interface Pull {
  number: number;
  title: string;
  ref: string;
  state: 'open' | 'closed';
  labels: string[];
}

export const USER = {
  login: 'editor',
  name: 'Editor',
  email: 'editor@estelik.example',
  avatar_url: 'https://avatars.githubusercontent.com/u/1',
};

export function pullRoutes(app: FastifyInstance, at: string, folder: string, pulls: Pull[]): void {
  const shownOf = async ({ ref, labels, ...pull }: Pull) => ({
    ...pull,
    head: { ref, sha: pull.state === 'open' ? await tipOf(folder, ref) : '' },
    base: { ref: 'main', sha: await tipOf(folder, 'main') },
    labels: labels.map((name) => ({ name })),
    user: USER,
    updated_at: new Date(0).toISOString(),
  });
  const find = (number: string): Pull => {
    const pull = pulls.find((one) => one.number === Number(number));
    if (!pull) throw new Error('no such pull request');
    return pull;
  };
  app.get<{ Querystring: { head?: string; state?: string } }>(
    `${at}/pulls`,
    ({ query: { head, state } }) =>
      Promise.all(
        pulls
          .filter(
            (pull) =>
              (state === 'all' || pull.state === 'open') &&
              (!head || head.endsWith(`:${pull.ref}`)),
          )
          .map(shownOf),
      ),
  );
  app.post<{ Body: { title: string; head: string } }>(
    `${at}/pulls`,
    async ({ body: { title, head } }, reply) => {
      const pull: Pull = {
        number: pulls.length + 1,
        title,
        ref: head.replace(/^[^:]+:/, ''),
        state: 'open',
        labels: [],
      };
      pulls.push(pull);
      return reply.code(201).send(await shownOf(pull));
    },
  );
  app.put<{ Params: { number: string }; Body: { labels: string[] } }>(
    `${at}/issues/:number/labels`,
    async ({ params, body }) => {
      const pull = find(params.number);
      pull.labels = body.labels;
      return (await shownOf(pull)).labels;
    },
  );
  app.get<{ Params: { number: string } }>(`${at}/pulls/:number/commits`, async ({ params }) => {
    const list = await commitsBetween(folder, 'main', find(params.number).ref);
    return Promise.all(list.map((sha) => commitOf(folder, sha)));
  });
  app.put<{
    Params: { number: string };
    Body: { commit_message: string; sha: string; merge_method: string };
  }>(`${at}/pulls/:number/merge`, async ({ params, body }, reply) => {
    const pull = find(params.number);
    const [main, head] = [await tipOf(folder, 'main'), await tipOf(folder, pull.ref)];
    if (body.sha !== head) return reply.code(409).send({ message: 'Head branch was modified' });
    const tree = await mergedTree(folder, main, head);
    if (!tree) return reply.code(405).send({ message: 'Pull Request is not mergeable' });
    const parents = body.merge_method === 'squash' ? [main] : [main, head];
    const sha = await commitTree(folder, tree, parents, `${pull.title}\n\n${body.commit_message}`);
    await git(folder, ['update-ref', 'refs/heads/main', sha, main]);
    pull.state = 'closed';
    return { sha, merged: true };
  });
}
