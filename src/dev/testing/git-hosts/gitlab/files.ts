/** Trees and files: https://docs.gitlab.com/api/repositories, https://docs.gitlab.com/api/repository_files. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { git, gitLine } from '../../../../git/run.ts';
import { entriesOf } from '../trees.ts';
import { paged } from './pages.ts';
import { refuse, type Project } from './project.ts';

interface OfFile {
  Params: { path: string };
  Querystring: { ref: string };
}

export function fileRoutes(app: FastifyInstance, { at, folder }: Project): void {
  app.get<{ Querystring: { path?: string; ref: string; recursive?: string } }>(
    `${at}/repository/tree`,
    async (request, reply) => {
      const { path = '', ref, recursive } = request.query;
      const found = await entriesOf(folder, `${ref}:${path}`, recursive === 'true').catch(
        () => null,
      );
      if (!found) return refuse(reply, 404, '404 Tree Not Found');
      // GitLab tells all folders before the first file, of whatever depth.
      const isFolder = ({ type }: { type: string }): boolean => type === 'tree';
      const sorted = [...found.filter(isFolder), ...found.filter((entry) => !isFolder(entry))];
      return paged(request, reply, sorted).map(({ path: below, mode, type, sha }) => {
        const whole = path ? `${path}/${below}` : below;
        return { id: sha, name: whole.slice(whole.lastIndexOf('/') + 1), type, path: whole, mode };
      });
    },
  );
  const send = async (reply: FastifyReply, ref: string, path: string): Promise<Buffer | null> => {
    const blob = await gitLine(folder, ['rev-parse', '--verify', `${ref}:${path}`]).catch(
      () => null,
    );
    if (!blob) return null;
    const bytes = await git(folder, ['cat-file', 'blob', blob]);
    reply.headers({
      'x-gitlab-blob-id': blob,
      'x-gitlab-file-path': path,
      'x-gitlab-size': bytes.length,
    });
    return bytes;
  };
  app.get<OfFile>(`${at}/repository/files/:path`, async ({ params, query }, reply) => {
    const bytes = await send(reply, query.ref, params.path);
    if (!bytes) return refuse(reply, 404, '404 File Not Found');
    return { file_path: params.path, encoding: 'base64', content: bytes.toString('base64') };
  });
  app.get<OfFile>(`${at}/repository/files/:path/raw`, async ({ params, query }, reply) => {
    const bytes = await send(reply, query.ref, params.path);
    return bytes
      ? reply.type('application/octet-stream').send(bytes)
      : refuse(reply, 404, '404 File Not Found');
  });
}
