/** Commands whose first word may name another: `npm run bench -- clips` is `scripts/bench-clips.ts`. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export const SUBCOMMANDS: Readonly<Record<string, readonly string[]>> = {
  bench: ['clips', 'desk', 'led', 'paths', 'press', 'scale', 'site'],
  freeze: ['press'],
  generate: ['fields', 'fonts', 'screenshots'],
};

/**
 * Hands the command line over to the script that its first word names.
 * @returns Whether there was such a word.
 */
export async function handOver(): Promise<boolean> {
  const [node = '', script = '', word = '', ...rest] = process.argv;
  const command = path.basename(script, '.ts');
  if (!SUBCOMMANDS[command]?.includes(word)) return false;
  const named = path.join(path.dirname(script), `${command}-${word}.ts`);
  process.argv = [node, named, ...rest];
  await import(pathToFileURL(named).href);
  return true;
}

/** What may stand first after a command: `clips|desk|…`; empty where nothing may. */
export const subcommandsOf = (script: string): string => (SUBCOMMANDS[script] ?? []).join('|');

/** As it is called, with what follows: `bench-clips` is `npm run bench -- clips`. */
export function callOf(script: string, more = ''): string {
  if (script === 'bench-scale-one') return `node scripts/${script}.ts ${more}`.trimEnd();
  const [command = '', ...rest] = script.split('-');
  const word = rest.join('-');
  const isWord = SUBCOMMANDS[command]?.includes(word) === true;
  const words = [isWord ? word : '', more].filter(Boolean).join(' ');
  return `npm run ${isWord ? command : script}${words && ` -- ${words}`}`;
}
