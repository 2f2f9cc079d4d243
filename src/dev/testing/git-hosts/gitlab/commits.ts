/** Commits with their actions: https://docs.gitlab.com/api/commits. */
import type { FastifyInstance } from 'fastify';
import { git, gitLine } from '../../../../git/run.ts';
import { commitTree, readCommit, tipOf } from '../commits.ts';
import { changedTree, entriesOf, keepBlob } from '../trees.ts';
import { paged } from './pages.ts';
import { refuse, type Project } from './project.ts';

interface Action {
  action: 'create' | 'update' | 'delete' | 'move';
  file_path: string;
  previous_path?: string;
  content?: string;
  encoding?: 'base64' | 'text';
}

interface NewCommit {
  branch: string;
  start_branch?: string;
  commit_message: string;
  actions: Action[];
}

/** A commit as GitLab tells it. */
export async function commitOf(folder: string, name: string) {
  const { sha, parents, author, message } = await readCommit(folder, name);
  return {
    id: sha,
    parent_ids: parents,
    message,
    title: message.split('\n')[0],
    author_name: author.name,
    author_email: author.email,
    authored_date: author.date,
  };
}

export function commitRoutes(app: FastifyInstance, { at, folder, roleOf }: Project): void {
  app.get<{ Querystring: { path?: string; ref_name?: string } }>(
    `${at}/repository/commits`,
    async (request, reply) => {
      const { path, ref_name = 'main' } = request.query;
      const only = path ? ['--', path] : [];
      const list = await gitLine(folder, ['log', '--format=%H', ref_name, ...only]);
      const shown = paged(request, reply, list.split('\n').filter(Boolean));
      return Promise.all(shown.map((sha) => commitOf(folder, sha)));
    },
  );
  app.get<{ Params: { sha: string } }>(
    `${at}/repository/commits/:sha/refs`,
    async (request, reply) => {
      const format = '--format=%(refname:short)';
      const names = await gitLine(folder, ['branch', '--contains', request.params.sha, format]);
      const shown = paged(request, reply, names.split('\n').filter(Boolean));
      return shown.map((name) => ({ type: 'branch', name }));
    },
  );
  app.get(`${at}/repository/commits/:sha/statuses`, () => []);
  app.post<{ Body: NewCommit }>(`${at}/repository/commits`, async (request, reply) => {
    const { branch, start_branch, commit_message, actions } = request.body;
    const role = roleOf(request);
    if (role === 'reporter' || (branch === 'main' && role !== 'maintainer'))
      return refuse(reply, 403, 'You are not allowed to push into this branch');
    const before = await tipOf(folder, branch).catch(() => null);
    if (before && start_branch)
      return refuse(reply, 400, `A branch called '${branch}' already exists.`);
    const parent = before ?? (await tipOf(folder, start_branch ?? branch));
    const tree = await made(folder, parent, actions);
    if (typeof tree !== 'string') return refuse(reply, 400, tree.refusal);
    const sha = await commitTree(folder, tree, [parent], commit_message);
    await git(folder, ['update-ref', `refs/heads/${branch}`, sha, before ?? '0'.repeat(40)]);
    return reply.code(201).send(await commitOf(folder, sha));
  });
}

/** The tree after the actions, or why there is none. */
async function made(
  folder: string,
  parent: string,
  actions: readonly Action[],
): Promise<string | { refusal: string }> {
  const known = new Map(
    (await entriesOf(folder, parent, true)).map(({ path, sha }) => [path, sha]),
  );
  const changes: { path: string; sha: string | null }[] = [];
  for (const { action, file_path: path, previous_path, content, encoding } of actions) {
    const isKnown = known.has(previous_path ?? path);
    if (action === 'create' && isKnown) return { refusal: 'A file with this name already exists' };
    if (action !== 'create' && !isKnown) return { refusal: "A file with this name doesn't exist" };
    if (previous_path) changes.push({ path: previous_path, sha: null });
    const bytes =
      content === undefined
        ? null
        : Buffer.from(content, encoding === 'base64' ? encoding : 'utf8');
    const kept = known.get(previous_path ?? path) ?? null;
    const sha = action === 'delete' ? null : bytes ? await keepBlob(folder, bytes) : kept;
    changes.push({ path, sha });
  }
  return changedTree(folder, parent, changes);
}
