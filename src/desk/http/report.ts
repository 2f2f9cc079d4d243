/** What the log of the process says: when, what, and where in the code; never what was sent. */
import type { FastifyInstance } from 'fastify';
import type { Desk } from '../desk.ts';

const MINUTE = 60_000;

const write = (words: string): void =>
  void process.stderr.write(`${new Date().toISOString()} ${words}\n`);

/** An error nobody expected. Its message may hold what was sent: the places in the code stay. */
export function report(error: unknown): void {
  if (!(error instanceof Error)) return write('unknown error');
  const { name, message, stack = '' } = error;
  const { code = '' } = error as { code?: string };
  const places = stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '));
  write(`${name} ${code} ${places.slice(0, 3).join(' ')}`);
}

/**
 * What was refused: in the trail where somebody of the desk asked for what is not allowed, in the
 * log by its route, once a minute each, however many ask.
 */
export function recordRefusals(app: FastifyInstance, desk: Desk): void {
  const told = new Map<string, number>();
  app.addHook('onResponse', async ({ method, routeOptions, deskSession }, { statusCode }) => {
    const route = routeOptions.url;
    if (route === undefined || ![403, 413, 429].includes(statusCode)) return;
    const what = `${method} ${route}`;
    if (deskSession && statusCode === 403 && !desk.troubles.has('database'))
      desk.audit.record({ staff: deskSession.person.id, action: 'denied', detail: what });
    const last = told.get(`${statusCode} ${what}`) ?? 0;
    if (Date.now() - last < MINUTE) return;
    told.set(`${statusCode} ${what}`, Date.now());
    write(`refused ${statusCode} ${what}`);
  });
}
