/** Branches, and what differs between two: https://docs.gitlab.com/api/branches. */
import type { FastifyInstance } from 'fastify';
import { git, gitLine } from '../../../../git/run.ts';
import { commitsBetween, tipOf } from '../commits.ts';
import { differences } from '../trees.ts';
import { commitOf } from './commits.ts';
import { refuse, type Project } from './project.ts';

export function branchRoutes(app: FastifyInstance, { at, folder, roleOf }: Project): void {
  app.get<{ Params: { name: string } }>(
    `${at}/repository/branches/:name`,
    async ({ params: { name } }) => ({
      name,
      protected: name === 'main',
      developers_can_push: false,
      commit: await commitOf(folder, await tipOf(folder, name)),
    }),
  );
  app.delete<{ Params: { name: string } }>(
    `${at}/repository/branches/:name`,
    async (request, reply) => {
      if (roleOf(request) === 'reporter') return refuse(reply, 403, '403 Forbidden');
      await git(folder, ['update-ref', '-d', `refs/heads/${request.params.name}`]);
      return reply.code(204).send();
    },
  );
  app.get<{ Querystring: { from: string; to: string } }>(
    `${at}/repository/compare`,
    async ({ query: { from, to } }) => {
      const { base, files } = await differences(folder, from, to);
      const commits = await commitsBetween(folder, from, to);
      const diffs = files.map(async ({ path, kind }) => ({
        old_path: path,
        new_path: path,
        renamed_file: false,
        new_file: kind === 'A',
        deleted_file: kind === 'D',
        diff: (await gitLine(folder, ['diff', base, to, '--', path])).replace(
          /^diff [^]*?\n(?=@@|Binary)/,
          '',
        ),
      }));
      return {
        commits: await Promise.all(commits.map((sha) => commitOf(folder, sha))),
        diffs: await Promise.all(diffs),
      };
    },
  );
}
