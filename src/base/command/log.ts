/** The log of a server's process: when, what, and where in the code; never what was sent. */

export const log = (words: string): void =>
  void process.stderr.write(`${new Date().toISOString()} ${words}\n`);

/** An error nobody expected. Its message may hold what was sent: the places in the code stay. */
export function report(error: unknown): void {
  if (!(error instanceof Error)) return log('unknown error');
  const { name, message, stack = '' } = error;
  const { code = '' } = error as { code?: string };
  const places = stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '));
  log(`${name} ${code} ${places.slice(0, 3).join(' ')}`);
}
