/** Regular expressions of the source, each judged by its automaton: steps are counted, not time. */
import { globSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { checkSync } from 'recheck';
import { parseAst } from 'vite';
import { PROJECT } from '../../base/platform/cache.ts';

/** Rooms that texts of families, lists, chats, editors and entries pass. */
const ROOMS = [
  'src/{base,check,cms,desk,git,i18n,intake,model}/**/*.ts',
  'src/outputs/{led,press,print,site}/**/*.ts',
  'remotion/design/**/*.ts',
];
const OWN = /\.test\.ts$|\.d\.ts$|\/(?:client|fonts)\//;

/** What only looks worse, by its file: why the texts are short, or ours. */
export const EXCEPTIONS: Readonly<Record<string, string>> = {
  'src/git/repository.ts': 'what Git itself writes',
  'src/intake/list/shown-dates.ts': 'a number format of at most 400 letters',
  'src/git/merge.ts': 'what Git itself writes',
  'src/desk/backup/inventory.ts': 'names of our own files',
  'src/intake/chat/readers/meta.ts': 'a text of at most 300 letters',
  'src/intake/chat/readers/meta-posts.ts': 'names in a ZIP, at most 65,535 bytes each',
  'src/intake/chat/readers/whatsapp-words.ts': 'a text of at most 300 letters',
  'src/model/written-date/grammar.ts': 'a text of at most 100 letters',
  'src/model/written-date/tokens.ts': 'a text of at most 100 letters',
};

export interface Expression {
  pattern: string;
  flags: string;
}

/** Every expression that may take more than a few steps a letter, as written: `/x+/u`. */
export function expressions(): Map<string, Expression & { file: string }> {
  const known = new Map<string, Expression & { file: string }>();
  for (const file of globSync(ROOMS, { cwd: PROJECT }).filter((name) => !OWN.test(name)))
    for (const { pattern, flags } of literalsOf(path.join(PROJECT, file)))
      if (/[*+]|,\}/.test(pattern)) known.set(`/${pattern}/${flags}`, { pattern, flags, file });
  return known;
}

function literalsOf(file: string): Expression[] {
  const found: Expression[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('regex' in node) found.push(node.regex as Expression);
    else for (const inner of Object.values(node)) walk(inner);
  };
  walk(parseAst(stripTypeScriptTypes(readFileSync(file, 'utf8'))));
  return found;
}

/** `(?<!x)x+` enters a run of x once, so that the run costs no more than one letter. */
const RUN_ONCE = /\(\?<!((?:\\.|\[(?:\\.|[^\]])*\]|[^\\)]))\)\1[+*]/g;
/** A guard that only forbids places to begin at. */
const GUARD = /\(\?<[=!](?:[^()\\]|\\.|\[(?:\\.|[^\]])*\]|\((?:[^()\\]|\\.)*\))*\)/g;

/**
 * The expression without what an automaton does not know, never cheaper than before: what a
 * look-ahead reads is read, and what a look-behind forbids is tried.
 */
const plain = (pattern: string): string =>
  pattern
    .replace(RUN_ONCE, '$1')
    .replace(GUARD, '')
    .replace(/\(\?[=!]/g, '(?:');

/** `null` for a linear one, else how its steps grow. */
export function growthOf(
  { pattern, flags }: Expression,
  // An attack that a clock cuts off counts as one that works: on a busy machine many would.
  options: Parameters<typeof checkSync>[2] = { timeout: 60_000, attackTimeout: 5_000 },
): string | null {
  const judged = checkSync(plain(pattern), flags, options);
  if (judged.status === 'safe') return null;
  return judged.status === 'vulnerable' ? judged.complexity.summary : judged.error.kind;
}
