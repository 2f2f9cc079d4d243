/** How a sending is answered: with the page of its code, or the code for a script. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '../app/language-of.ts';
import type { Desk } from '../desk.ts';

/** Sendings of one network, over all forms of the public. */
export const sendingLimit = ({ options }: Desk) => ({
  max: options.rate,
  timeWindow: '10 minutes',
});

export const wantsJson = ({ headers }: FastifyRequest): boolean =>
  headers.accept === 'application/json';

/** Leads whoever sent to the page of the code. */
export function answerReceived(
  request: FastifyRequest,
  reply: FastifyReply,
  code: string,
): FastifyReply {
  const address = `/status/${code}?new=1&lang=${languageOf(request)}`;
  if (wantsJson(request)) return reply.code(201).send({ code, address });
  return reply.redirect(address, 303);
}
