/** Blobs, trees and commits: https://docs.github.com/rest/git. */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { git } from '../../desk/git/run.ts';
import { commitTree } from './commits.ts';

interface TreeChange {
  path: string;
  mode: string;
  sha: string | null;
}

export function objectRoutes(app: FastifyInstance, at: string, folder: string): void {
  app.get<{ Params: { '*': string } }>(`${at}/git/trees/*`, async ({ params, query }) => {
    const deep = 'recursive' in (query as object) ? ['-r', '-t'] : [];
    const tree = params['*'].replace(/:$/, '');
    const lines = (
      await git(folder, ['ls-tree', '-z', '-l', '--full-tree', ...deep, tree])
    ).toString();
    const entries = lines.matchAll(/(\d+) (\w+) ([0-9a-f]+) +(\d+|-)\t([^\0]+)\0/g);
    return {
      tree: [...entries].map(([, mode, type, sha, size, name]) => ({
        path: name,
        mode,
        type,
        sha,
        size: Number(size) || 0,
      })),
      truncated: false,
    };
  });
  app.get<{ Params: { sha: string } }>(`${at}/git/blobs/:sha`, async ({ params: { sha } }) => {
    const bytes = await git(folder, ['cat-file', 'blob', sha]);
    return { sha, encoding: 'base64', size: bytes.length, content: bytes.toString('base64') };
  });
  app.post<{ Body: { content: string } }>(`${at}/git/blobs`, async ({ body }, reply) => {
    const input = [Buffer.from(body.content, 'base64')];
    const sha = (await git(folder, ['hash-object', '-w', '--stdin'], { input })).toString().trim();
    return reply.code(201).send({ sha });
  });
  app.post<{ Body: { base_tree: string; tree: TreeChange[] } }>(
    `${at}/git/trees`,
    async ({ body }, reply) => {
      const index = path.join(tmpdir(), `estelik-index-${randomUUID()}`);
      const env = { GIT_INDEX_FILE: index };
      await git(folder, ['read-tree', body.base_tree], { env });
      const input = body.tree.map(
        ({ path: file, mode, sha }) => `${sha ? mode : '0'} ${sha ?? '0'.repeat(40)}\t${file}\n`,
      );
      await git(folder, ['update-index', '--index-info'], { env, input });
      const sha = (await git(folder, ['write-tree'], { env })).toString().trim();
      await rm(index, { force: true });
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
