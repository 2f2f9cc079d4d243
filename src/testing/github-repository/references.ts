/** Branches, and what differs between two commits: https://docs.github.com/rest/commits. */
import type { FastifyInstance } from 'fastify';
import { git, gitLine } from '../../desk/git/run.ts';
import { commitOf } from './commits.ts';

export function referenceRoutes(app: FastifyInstance, at: string, folder: string): void {
  app.get<{ Params: { branch: string } }>(
    `${at}/branches/:branch`,
    async ({ params: { branch } }) => ({
      name: branch,
      commit: { sha: await gitLine(folder, ['rev-parse', '--verify', `refs/heads/${branch}`]) },
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
    const base = await gitLine(folder, ['merge-base', from, to]);
    const names = (
      await git(folder, ['diff', '--raw', '-z', '--no-abbrev', '--no-renames', base, to])
    ).toString();
    const binary = (await git(folder, ['diff', '--numstat', '--no-renames', base, to])).toString();
    const commits = (await gitLine(folder, ['rev-list', '--reverse', `${from}..${to}`]))
      .split('\n')
      .filter(Boolean);
    const changes = names.matchAll(/:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) ([AMD])\0([^\0]+)\0/g);
    return {
      base_commit: await commitOf(folder, await gitLine(folder, ['rev-parse', from])),
      merge_base_commit: { sha: base },
      commits: await Promise.all(commits.map((sha) => commitOf(folder, sha))),
      files: [...changes].map(([, sha, kind = 'M', filename = '']) => ({
        ...{ sha, filename, status: { A: 'added', M: 'modified', D: 'removed' }[kind] },
        ...(!binary.includes(`-\t-\t${filename}`) && { patch: '@@' }),
      })),
    };
  });
}
