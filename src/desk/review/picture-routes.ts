/** Photographs over HTTP, each for those who may see it. */
import type { FastifyInstance } from 'fastify';
import type { Desk } from '../app/desk.ts';
import { blob, photo } from '../app/objects.ts';
import { sendPhoto } from '../app/request.ts';
import { route } from '../app/route.ts';
import { sessionOf } from '../app/session.ts';

/** Registers the photographs: cleaned, as they were sent, and those of entries. */
export function pictureRoutes(app: FastifyInstance, desk: Desk): void {
  const cleaned = photo('clean', 'see').orNothing;
  route(app, {
    method: 'GET',
    url: '/photo/:sha256',
    who: 'see',
    params: { sha256: cleaned },
    handler: (request, reply) => sendPhoto(reply, desk, cleaned.maybe(request)?.sha256),
  });

  /** As it was sent: for a print larger than the archive's own, or for restoring. */
  const sent = photo('original', 'edit').orNothing;
  route(app, {
    method: 'GET',
    url: '/original/:sha256',
    who: 'edit',
    params: { sha256: sent },
    async handler(request, reply) {
      const found = sent.maybe(request);
      if (!found) return reply.callNotFound();
      const { person } = sessionOf(request);
      desk.audit.record({ staff: person.id, action: 'original', submission: found.submission });
      reply.type('application/octet-stream');
      const name = found.sha256.slice(0, 12);
      reply.header('content-disposition', `attachment; filename="${name}"`);
      return reply.send(await desk.blobs.read(found.sha256));
    },
  });

  /** A photograph of the archive. */
  const stored = blob().orNothing;
  route(app, {
    method: 'GET',
    url: '/blob/:blob',
    who: 'see',
    params: { blob: stored },
    async handler(request, reply) {
      const name = stored.maybe(request);
      const [bytes] = name === undefined ? [] : await desk.repository.readAll([name]);
      if (!bytes) return reply.callNotFound();
      return reply.type('image/jpeg').send(bytes);
    },
  });
}
