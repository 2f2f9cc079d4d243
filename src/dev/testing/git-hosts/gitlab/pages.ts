/** Long answers page by page: https://docs.gitlab.com/api/rest/#pagination. */
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What GitLab lets pages of other addresses read. */
export const EXPOSED_HEADERS = [
  ...['Link', 'X-Total', 'X-Total-Pages', 'X-Per-Page', 'X-Page', 'X-Next-Page', 'X-Prev-Page'],
  ...['X-Gitlab-Blob-Id', 'X-Gitlab-Commit-Id', 'X-Gitlab-File-Path', 'X-Gitlab-Size'],
];

/** The part of a list that was asked for; 20 unless `per_page` says another, 100 at most. */
export function paged<T>(request: FastifyRequest, reply: FastifyReply, all: readonly T[]): T[] {
  const url = new URL(request.url, `http://${request.headers.host}`);
  const size = Math.min(Number(url.searchParams.get('per_page') ?? 20), 100);
  const page = Number(url.searchParams.get('page') ?? 1);
  const count = Math.max(1, Math.ceil(all.length / size));
  const link = (at: number, relation: string): string => {
    url.searchParams.set('page', String(at));
    url.searchParams.set('per_page', String(size));
    return `<${url.href}>; rel="${relation}"`;
  };
  const links = [
    ...(page > 1 ? [link(page - 1, 'prev')] : []),
    ...(page < count ? [link(page + 1, 'next')] : []),
    ...[link(1, 'first'), link(count, 'last')],
  ];
  reply.headers({
    link: links.join(', '),
    'x-total': all.length,
    'x-total-pages': count,
    'x-per-page': size,
    'x-page': page,
    'x-next-page': page < count ? page + 1 : '',
    'x-prev-page': page > 1 ? page - 1 : '',
  });
  return all.slice((page - 1) * size, page * size);
}
