/**
 * Photographs in pieces, by the tus protocol (https://tus.io): a broken line goes on from where it
 * stood. What comes is judged when a form names it, like every photograph.
 */
import type { IncomingMessage } from 'node:http';
import { FileStore } from '@tus/file-store';
import { ERRORS, Server, type Upload } from '@tus/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LARGEST_PHOTO, MOST_PHOTOS } from '../../model/photo-limits.ts';
import type { Desk } from '../app/desk.ts';
import { newSecret } from '../store/codes.ts';
import { UPLOAD_KEPT } from '../store/uploads.ts';
import { UUID } from '../store/submission.ts';
import { networkOf } from '../app/network.ts';
import { headersFor } from '../app/security.ts';

/** Six photographs, and as many that were thought better of. */
const MOST_OF_FORM = 2 * MOST_PHOTOS;
/** Bytes that a network may have under way: a school shares one. */
const MOST_OF_NETWORK = 2e9;
/** Requests of an address in ten minutes, for each sending it may make: pieces, questions, ends. */
const REQUESTS_EACH = 100;

const refused = (status_code: number, body: string): { status_code: number; body: string } => ({
  status_code,
  body,
});

/**
 * Registers the protocol's routes. They are declared by hand, not by `route()`: the library answers by
 * itself on the raw response, reads the body as it comes, and several methods share one address.
 */
export function uploadRoutes(app: FastifyInstance, desk: Desk): void {
  const { uploads, options, space } = desk;
  const path = '/uploads';
  const networks = new WeakMap<IncomingMessage, string>();
  const underWay = new Map<string, Set<string>>();

  /** What is open of a network; networks are kept in memory only, while something of theirs is. */
  const openOf = (network: string): number => {
    const ids = underWay.get(network) ?? new Set();
    for (const id of ids) if (!uploads.isOpen(id)) ids.delete(id);
    if (ids.size === 0) underWay.delete(network);
    return [...ids].reduce((sum, id) => sum + uploads.sizeOf(id), 0);
  };

  const admit = async ({ id, size, metadata }: Upload, network: string): Promise<void> => {
    const { owner, name } = metadata ?? {};
    if (!size || !owner || !UUID.test(owner)) throw refused(400, 'size and owner');
    const free = await space.free();
    // From here to the row nothing waits, so that a hundred at once are counted one by one.
    const isTooMany = uploads.countOpen(owner) >= MOST_OF_FORM;
    if (isTooMany || openOf(network) + size > MOST_OF_NETWORK) throw refused(429, 'too many');
    if (!space.fits(size, free)) throw refused(507, 'disk full');
    uploads.add({ id, owner, size, name: (name ?? '').slice(-80) });
    underWay.set(network, (underWay.get(network) ?? new Set()).add(id));
  };

  const server = new Server({
    path,
    datastore: new FileStore({
      directory: uploads.folder,
      configstore: uploads,
      expirationPeriodInMilliseconds: UPLOAD_KEPT,
    }),
    maxSize: LARGEST_PHOTO,
    relativeLocation: true,
    allowedOrigins: () => false,
    namingFunction: newSecret,
    getFileIdFromRequest: (_, last) => (/^[\w-]{32}$/.test(last ?? '') ? last : undefined),
    onUploadCreate: async (request, upload) => {
      const incoming = request.runtime?.node?.req as IncomingMessage | undefined;
      await admit(upload, (incoming && networks.get(incoming)) ?? '');
      const { owner = '', name = '' } = upload.metadata ?? {};
      return { metadata: { owner, name: (name ?? '').slice(-80) } };
    },
    // The store tells no reason; but for a broken line, which hears no answer, it is the disk.
    onResponseError: (_, error) =>
      error === ERRORS.FILE_WRITE_ERROR ? refused(507, 'disk full') : undefined,
  });

  const pass = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    reply.hijack();
    networks.set(request.raw, networkOf(request.ip));
    for (const [name, value] of Object.entries(headersFor(desk.options.address)))
      reply.raw.setHeader(name, value);
    delete request.raw.headers['x-http-method-override'];
    await server.handle(request.raw, reply.raw);
  };
  /** Whoever has the address of an upload, 192 bits by chance, has made it. */
  const access = { who: 'anybody', csrf: 'none', params: { id: 'secret' } } as const;
  const limit = (max: number) => ({
    config: { access, rateLimit: { max, timeWindow: '10 minutes' } },
  });
  app.addContentTypeParser('application/offset+octet-stream', (_request, _body, done) =>
    done(null),
  );
  app.post(path, limit(options.rate * MOST_PHOTOS), pass);
  app.route({
    method: ['HEAD', 'PATCH', 'DELETE'],
    url: `${path}/:id`,
    ...limit(options.rate * REQUESTS_EACH),
    handler: pass,
  });
}
