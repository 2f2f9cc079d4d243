/** Blobs, trees and commits: https://docs.github.com/rest/git. */
import type { FastifyInstance } from 'fastify';
import { git } from '../../../../git/run.ts';
import { commitTree } from '../commits.ts';
import { changedTree, entriesOf, keepBlob } from '../trees.ts';

interface TreeChange {
  path: string;
  mode: string;
  sha: string | null;
}

export function objectRoutes(app: FastifyInstance, at: string, folder: string): void {
  app.get<{ Params: { '*': string } }>(`${at}/git/trees/*`, async ({ params, query }) => {
    const deep = 'recursive' in (query as object);
    return { tree: await entriesOf(folder, params['*'].replace(/:$/, ''), deep), truncated: false };
  });
  app.get<{ Params: { sha: string } }>(`${at}/git/blobs/:sha`, async ({ params: { sha } }) => {
    const bytes = await git(folder, ['cat-file', 'blob', sha]);
    return { sha, encoding: 'base64', size: bytes.length, content: bytes.toString('base64') };
  });
  app.post<{ Body: { content: string } }>(`${at}/git/blobs`, async ({ body }, reply) => {
    const sha = await keepBlob(folder, Buffer.from(body.content, 'base64'));
    return reply.code(201).send({ sha });
  });
  app.post<{ Body: { base_tree: string; tree: TreeChange[] } }>(
    `${at}/git/trees`,
    async ({ body }, reply) => {
      const sha = await changedTree(folder, body.base_tree, body.tree);
      return reply.code(201).send({ sha });
    },
  );
  app.post<{ Body: { message: string; tree: string; parents: string[] } }>(
    `${at}/git/commits`,
    async ({ body }, reply) => {
      const sha = await commitTree(folder, body.tree, body.parents, body.message);
      return reply.code(201).send({
        sha,
        parents: body.parents.map((parent) => ({ sha: parent })),
        commit: { message: body.message },
      });
    },
  );
}
