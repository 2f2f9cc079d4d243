/** Branches, and what differs between two commits: https://docs.github.com/rest/commits. */
import type { FastifyInstance } from 'fastify';
import { git, gitLine } from '../../../../git/run.ts';
import { commitsBetween, tipOf } from '../commits.ts';
import { differences } from '../trees.ts';
import { commitOf } from './commits.ts';

export function referenceRoutes(app: FastifyInstance, at: string, folder: string): void {
  app.get<{ Params: { branch: string } }>(
    `${at}/branches/:branch`,
    async ({ params: { branch } }) => ({
      name: branch,
      commit: { sha: await tipOf(folder, branch) },
    }),
  );
  app.post<{ Body: { ref: string; sha: string } }>(
    `${at}/git/refs`,
    async ({ body: { ref, sha } }, reply) => {
      await git(folder, ['update-ref', ref, sha, '0'.repeat(40)]);
      return reply.code(201).send({ ref, object: { sha } });
    },
  );
  app.patch<{ Params: { name: string }; Body: { sha: string } }>(
    `${at}/git/refs/heads/:name`,
    async ({ params: { name }, body: { sha } }) => {
      await git(folder, ['update-ref', `refs/heads/${name}`, sha]);
      return { ref: `refs/heads/${name}`, object: { sha } };
    },
  );
  app.delete<{ Params: { name: string } }>(
    `${at}/git/refs/heads/:name`,
    async ({ params: { name } }, reply) => {
      await git(folder, ['update-ref', '-d', `refs/heads/${name}`]);
      return reply.code(204).send();
    },
  );
  app.get<{ Querystring: { path?: string; sha?: string } }>(
    `${at}/commits`,
    async ({ query: { path: file, sha = 'main' } }) => {
      const found = await gitLine(folder, [
        'log',
        '-1',
        '--format=%H',
        sha,
        ...(file ? ['--', file] : []),
      ]);
      return found ? [await commitOf(folder, found)] : [];
    },
  );
  app.get(`${at}/commits/:sha/status`, () => ({ statuses: [] }));
  app.get<{ Params: { '*': string } }>(`${at}/compare/*`, async ({ params }) => {
    const [from = '', to = ''] = params['*'].split('...').map((end) => end.replace(/^[^:/]+:/, ''));
    const { base, files } = await differences(folder, from, to);
    const commits = await commitsBetween(folder, from, to);
    return {
      base_commit: await commitOf(folder, from),
      merge_base_commit: { sha: base },
      commits: await Promise.all(commits.map((sha) => commitOf(folder, sha))),
      files: files.map(({ path: filename, sha, kind, binary }) => ({
        sha,
        filename,
        status: { A: 'added', M: 'modified', D: 'removed' }[kind],
        ...(!binary && { patch: '@@' }),
      })),
    };
  });
}
