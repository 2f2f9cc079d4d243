/**
 * A project on GitLab as its REST documentation describes it, over a bare repository on this
 * machine: what an editor's form reads and writes, and the login that a page does by itself.
 */
import type { FastifyRequest } from 'fastify';
import { gitHost, tokenOf } from '../host.ts';
import { branchRoutes } from './branches.ts';
import { commitRoutes } from './commits.ts';
import { fileRoutes } from './files.ts';
import { LEVELS, Login, userOf, type Role } from './login.ts';
import { mergeRequestRoutes } from './merge-requests.ts';
import { EXPOSED_HEADERS } from './pages.ts';
import { refuse, type MergeRequest } from './project.ts';

export interface GitlabProject {
  /** Of the site, without a closing slash; the API is below `/api/v4`. */
  address: string;
  mergeRequests: readonly MergeRequest[];
  /** Every request that was made, as method and path. */
  requests: readonly string[];
  login: Login;
  stop: () => Promise<void>;
}

/**
 * @param folder The bare repository; its project is called `owner/name`.
 * @param application The id a page logs in with.
 */
export async function gitlabProject(
  folder: string,
  name: string,
  application: string,
): Promise<GitlabProject> {
  const mergeRequests: MergeRequest[] = [];
  const login = new Login(application);
  const roleOf = (request: FastifyRequest): Role => login.roleOf(tokenOf(request)) ?? 'reporter';
  const { app, requests, listen } = gitHost({
    open: /^\/oauth\//,
    mayAsk: (token) => login.roleOf(token) !== undefined,
    refusal: { error: 'invalid_token', error_description: 'Token is expired.' },
    exposed: EXPOSED_HEADERS,
  });
  app.setErrorHandler((_, __, reply) => reply.code(404).send({ message: '404 Not Found' }));
  login.routes(app);
  const at = '/api/v4/projects/:project';
  app.addHook('preHandler', async ({ params }, reply) => {
    const { project = name } = params as { project?: string };
    if (project !== name) return refuse(reply, 404, '404 Project Not Found');
    return undefined;
  });
  app.get('/api/v4/user', (request) => userOf(roleOf(request)));
  app.get(at, (request) => ({
    path_with_namespace: name,
    default_branch: 'main',
    shared_with_groups: [],
    permissions: { project_access: { access_level: LEVELS[roleOf(request)] }, group_access: null },
  }));
  // Where Decap looks for notes about an entry.
  app.get(`${at}/issues`, () => []);
  const project = { at, folder, roleOf, mergeRequests };
  for (const add of [fileRoutes, branchRoutes, commitRoutes, mergeRequestRoutes]) add(app, project);
  return { address: await listen(), mergeRequests, requests, login, stop: () => app.close() };
}
