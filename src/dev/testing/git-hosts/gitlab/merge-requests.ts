/** Merge requests with their labels: https://docs.gitlab.com/api/merge_requests. */
import type { FastifyInstance } from 'fastify';
import { git } from '../../../../git/run.ts';
import { tipOf } from '../commits.ts';
import { mergeInto, rebaseOnto } from './merging.ts';
import { userOf } from './login.ts';
import { paged } from './pages.ts';
import { refuse, type MergeRequest, type Project } from './project.ts';

interface OfOne {
  Params: { iid: string };
}

/** Whatever a request carries, in its address as Decap sends it. */
type Wishes = Record<string, string | undefined>;

const labelsIn = (text = ''): string[] => text.split(',').filter(Boolean);

export function mergeRequestRoutes(app: FastifyInstance, project: Project): void {
  const { at, folder, mergeRequests, roleOf } = project;
  const find = (iid: string): MergeRequest => {
    const found = mergeRequests.find((one) => one.iid === Number(iid));
    if (!found) throw new Error('no such merge request');
    return found;
  };
  const shownOf = async (one: MergeRequest) => ({
    ...one,
    sha: await tipOf(folder, one.source_branch).catch(() => null),
    updated_at: new Date(0).toISOString(),
  });
  app.get<{ Querystring: Wishes }>(`${at}/merge_requests`, async (request, reply) => {
    const { state, labels, source_branch, target_branch } = request.query;
    const found = mergeRequests.filter(
      (one) =>
        (!state || state === one.state) &&
        (labels !== 'Any' || one.labels.length > 0) &&
        (!source_branch || source_branch === one.source_branch) &&
        (!target_branch || target_branch === one.target_branch),
    );
    return Promise.all(paged(request, reply, found).map(shownOf));
  });
  app.get<OfOne>(`${at}/merge_requests/:iid`, async ({ params }) => ({
    ...(await shownOf(find(params.iid))),
    rebase_in_progress: false,
  }));
  app.post<{ Querystring: Wishes }>(`${at}/merge_requests`, async (request, reply) => {
    const { title = '', source_branch = '', target_branch = '', labels } = request.query;
    const role = roleOf(request);
    if (role === 'reporter') return refuse(reply, 403, '403 Forbidden');
    const one: MergeRequest = {
      iid: mergeRequests.length + 1,
      title,
      source_branch,
      target_branch,
      author: userOf(role),
      state: 'opened',
      merge_error: null,
      labels: labelsIn(labels),
    };
    mergeRequests.push(one);
    return reply.code(201).send(await shownOf(one));
  });
  app.put<OfOne & { Querystring: Wishes }>(`${at}/merge_requests/:iid`, async (request, reply) => {
    if (roleOf(request) === 'reporter') return refuse(reply, 403, '403 Forbidden');
    const one = find(request.params.iid);
    const { labels, state_event } = request.query;
    if (labels !== undefined) one.labels = labelsIn(labels);
    if (state_event === 'close') one.state = 'closed';
    return shownOf(one);
  });
  app.put<OfOne>(`${at}/merge_requests/:iid/rebase`, async (request, reply) => {
    if (roleOf(request) === 'reporter') return refuse(reply, 403, '403 Forbidden');
    const one = find(request.params.iid);
    const isDone = await rebaseOnto(folder, one.target_branch, one.source_branch);
    one.merge_error = isDone ? null : 'Rebase failed: Rebase locally, resolve all conflicts';
    return reply.code(202).send({ rebase_in_progress: true });
  });
  app.put<OfOne & { Querystring: Wishes }>(
    `${at}/merge_requests/:iid/merge`,
    async (request, reply) => {
      // Not 403: https://docs.gitlab.com/api/merge_requests/#merge-a-merge-request.
      if (roleOf(request) !== 'maintainer') return refuse(reply, 401, '401 Unauthorized');
      const one = find(request.params.iid);
      if (one.state !== 'opened') return refuse(reply, 405, '405 Method Not Allowed');
      const { squash, squash_commit_message = one.title, merge_commit_message } = request.query;
      const isDone = await mergeInto(folder, one.target_branch, one.source_branch, {
        squashed: squash === 'true' ? squash_commit_message : null,
        message: merge_commit_message ?? `Merge branch '${one.source_branch}'`,
      });
      if (!isDone) return refuse(reply, 422, 'Branch cannot be merged');
      one.state = 'merged';
      if (request.query['should_remove_source_branch'] === 'true')
        await git(folder, ['update-ref', '-d', `refs/heads/${one.source_branch}`]);
      return shownOf(one);
    },
  );
}
