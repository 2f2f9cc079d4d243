/** How a sending is answered: with the page of its code. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '../app/language-of.ts';
import type { Desk } from '../app/desk.ts';

/** Sendings of one network, over all forms of the public. */
export const sendingLimit = ({ options }: Desk) => ({
  max: options.rate,
  timeWindow: '10 minutes',
});

/** Leads to the page of the code, which says that it was received. */
export const answerReceived = (
  request: FastifyRequest,
  reply: FastifyReply,
  code: string,
): FastifyReply => reply.redirect(`/status/${code}?new=1&lang=${languageOf(request)}`, 303);
