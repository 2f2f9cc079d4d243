/** Photographs over HTTP, each for those who may see it. */
import type { FastifyInstance } from 'fastify';
import type { Desk } from '../desk.ts';
import { may } from '../store/staff.ts';
import { sessionOf } from './staff.ts';

export function pictureRoutes(app: FastifyInstance, desk: Desk): void {
  app.get('/photo/:sha256', async (request, reply) => {
    const { sha256 } = request.params as { sha256: string };
    const { person } = sessionOf(request);
    const sql = `SELECT place FROM photo JOIN submission ON submission.id = photo.owner
      WHERE clean = ?`;
    const seen = desk.db
      .all(sql, sha256)
      .some((row) => may(person, 'see', row['place'] as string | null));
    if (!seen) return reply.callNotFound();
    reply.type('image/jpeg').header('cache-control', 'private, max-age=3600');
    return reply.send(await desk.vault.read(sha256));
  });

  /** As it was sent: for a print larger than the archive's own, or for restoring. */
  app.get('/original/:sha256', async (request, reply) => {
    const { sha256 } = request.params as { sha256: string };
    const { person } = sessionOf(request);
    const sql = `SELECT submission.id, place FROM photo JOIN submission ON submission.id = photo.owner
      WHERE original = ?`;
    const own = desk.db
      .all(sql, sha256)
      .find((row) => may(person, 'edit', row['place'] as string | null));
    if (!own) return reply.callNotFound();
    desk.audit.record({ staff: person.id, action: 'original', submission: String(own['id']) });
    reply.type('application/octet-stream');
    reply.header('content-disposition', `attachment; filename="${sha256.slice(0, 12)}"`);
    return reply.send(await desk.vault.read(sha256));
  });

  /** A photograph of the archive, which is public. */
  app.get('/blob/:blob', async (request, reply) => {
    const { blob } = request.params as { blob: string };
    const isPicture = [...desk.archive.entries.values()].some(({ pictures }) =>
      pictures.some((picture) => picture.blob === blob),
    );
    const [bytes] = isPicture ? await desk.repository.readAll([blob]) : [];
    if (!bytes) return reply.callNotFound();
    return reply.type('image/jpeg').send(bytes);
  });
}
