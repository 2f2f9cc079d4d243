/** How a route of the desk is declared: who may ask it, what it names, what it reads, in one place. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Access } from './access.ts';
import type { Posted } from './request.ts';

/** Nothing but what the rules of its parameters name. */
type Nothing = z.ZodObject<Record<never, never>>;

interface Declaration<Input extends z.ZodObject> extends Omit<Access, 'csrf' | 'input'> {
  url: string;
  /**
   * What is read of the query, or of the form of a change. The handler sees nothing else, but the
   * files and, where it is loose, the fields that it does not name.
   */
  input?: Input;
  rateLimit?: { max: number; timeWindow: string; allowList?: (request: FastifyRequest) => boolean };
  handler: (
    request: FastifyRequest,
    reply: FastifyReply,
    input: z.output<Input>,
    posted: Posted,
  ) => FastifyReply | void | Promise<FastifyReply | void>;
}

/** A change says how it proves that it comes from a page of ours; what only reads needs no proof. */
type Method = { method: 'GET'; csrf?: never } | { method: 'POST'; csrf: Access['csrf'] & string };

/** Of what only reads, or has declared no form. */
const NOTHING: Posted = { values: {}, files: [], from: '' };

/** Registers a route; the hook of `access.ts` enforces all that it declares before the handler runs. */
export function route<Input extends z.ZodObject = Nothing>(
  app: FastifyInstance,
  declared: Declaration<Input> & Method,
): void {
  const { method, url, handler, rateLimit, ...access } = declared;
  app.route({
    method,
    url,
    config: { access, ...(rateLimit && { rateLimit }) },
    handler: (request, reply) =>
      handler(request, reply, request.input as z.output<Input>, request.posted ?? NOTHING),
  });
}
