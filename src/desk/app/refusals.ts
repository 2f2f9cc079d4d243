/** What the desk says of what it refused. */
import { MINUTE } from '../../model/duration.ts';
import type { FastifyInstance } from 'fastify';
import { log } from '../../base/command/log.ts';
import type { Desk } from './desk.ts';
import { Tally } from './tally.ts';

/**
 * What was refused: in the audit log where somebody of the desk asked for what is not allowed, in the
 * log by its route, once a minute each, however many ask.
 */
export function recordRefusals(app: FastifyInstance, desk: Desk): void {
  const logged = new Tally(MINUTE);
  app.addHook('onResponse', async ({ method, routeOptions, deskSession }, { statusCode }) => {
    const route = routeOptions.url;
    if (route === undefined || ![403, 413, 429].includes(statusCode)) return;
    const what = `${method} ${route}`;
    if (deskSession && statusCode === 403 && !desk.troubles.has('database'))
      desk.audit.record({ staff: deskSession.person.id, action: 'denied', detail: what });
    const refusal = `${statusCode} ${what}`;
    if (logged.of(refusal).count > 0) return;
    logged.add(refusal);
    log(`refused ${refusal}`);
  });
}
