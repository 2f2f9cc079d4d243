/** What the stand-ins of GitHub and GitLab share as services: headers, a listening port, a record. */
import type { AddressInfo } from 'node:net';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';

export interface Host {
  app: FastifyInstance;
  /** Every request that was made, as method and path. */
  requests: string[];
  /** Begins to answer. @returns The address, without a closing slash. */
  listen: () => Promise<string>;
}

interface Rules {
  /** Pages of the login, open to everybody. */
  open: RegExp;
  mayAsk: (token: string) => boolean;
  /** What whoever may not ask is told. */
  refusal: object;
  /** Headers of answers that a page of another address may read. */
  exposed?: readonly string[];
}

export const tokenOf = ({ headers }: FastifyRequest): string =>
  headers.authorization?.replace(/^\w+ /, '') ?? '';

export function gitHost({ open, mayAsk, refusal, exposed = [] }: Rules): Host {
  const requests: string[] = [];
  const app = fastify({
    logger: false,
    bodyLimit: 50_000_000,
    routerOptions: { maxParamLength: 500 },
  });
  // Decap sends its content type with requests that have no body.
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_, body, done) =>
    done(null, body ? JSON.parse(String(body)) : undefined),
  );
  app.addHook('onRequest', async (request, reply) => {
    requests.push(`${request.method} ${request.url}`);
    reply.headers({
      'access-control-allow-origin': '*',
      'access-control-allow-headers': 'authorization,content-type',
      'access-control-allow-methods': 'GET,HEAD,POST,PUT,PATCH,DELETE',
      'access-control-expose-headers': exposed.join(','),
    });
    if (request.method === 'OPTIONS') return reply.code(204).send();
    if (!open.test(request.url) && !mayAsk(tokenOf(request))) return reply.code(401).send(refusal);
    return undefined;
  });
  app.options('/*', (_, reply) => reply.code(204).send());
  const listen = async (): Promise<string> => {
    await app.listen({ host: '127.0.0.1', port: 0 });
    return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  };
  return { app, requests, listen };
}
