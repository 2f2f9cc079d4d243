/** A key of a step changes with what the step uses and reads; the other steps keep theirs. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from './cache.ts';
import { codeOf, type Read } from './code-of.ts';

const STEPS = {
  print: 'src/outputs/print/index.ts',
  kit: 'src/outputs/press/kit/index.ts',
  calendar: 'src/outputs/press/calendar/index.ts',
  report: 'src/outputs/report/index.ts',
  instruction: 'src/outputs/led/sheet/index.ts',
  family: 'src/outputs/site/files/family.ts',
  photograph: 'src/outputs/photos/encode.ts',
  import: 'src/intake/photo/clean-photo.ts',
  'full text': 'src/outputs/site/search/full-text-index.ts',
  bundle: 'remotion/engine/entry.tsx',
};
type Step = keyof typeof STEPS;

/** The project with a file changed: a text in it, or, where none is named, a letter at its end. */
const withChanged =
  (changed: string, [from, to] = ['', '']): Read =>
  (file) => {
    const absolute = path.join(PROJECT, file);
    if (!statSync(absolute, { throwIfNoEntry: false })?.isFile()) return null;
    const bytes = readFileSync(absolute);
    if (file !== changed) return bytes;
    if (!from) return Buffer.concat([bytes, Buffer.from(' ')]);
    const text = bytes.toString().replace(from, to ?? '');
    expect(text).not.toBe(bytes.toString());
    return Buffer.from(text);
  };

const keysOf = async (read: Read): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(STEPS).map(async ([step, entry]) => [step, await codeOf([entry], read)]),
    ),
  ) as Record<string, string>;

const untouched = await keysOf(withChanged('nothing'));

test.each<[what: string, file: string, change: [string, string] | [], steps: Step[]]>([
  [
    'a word of the glossary',
    'src/model/glossary/awards.json',
    ['Ленин ордені', 'Ленин'],
    ['print', 'kit', 'calendar', 'report', 'family'],
  ],
  ['a label of the desk', 'src/i18n/kk/desk.json', [], ['kit']],
  ['a word of the books', 'src/i18n/kk/print.json', [], ['print']],
  ['a word of the instruction', 'src/i18n/kk/led.json', [], ['instruction']],
  ['a help text of a field', 'src/i18n/kk/hint.json', [], []],
  ['a word of the terminal', 'src/i18n/kk/cli.json', [], []],
  [
    'a limit of a network',
    'src/outputs/press/networks.ts',
    ['slides: 20', 'slides: 19'],
    ['calendar', 'kit', 'report'],
  ],
  ['a size of paper', 'src/outputs/print/paper.ts', ['width: 210', 'width: 211'], ['print', 'kit']],
  ['a size of a photograph', 'src/outputs/photos/encode.ts', ['2000', '2001'], ['photograph']],
  ['a thread', 'src/intake/photo/heic-worker.ts', ['page', 'leaf'], ['import']],
  ['a typeface of pages', 'src/outputs/site/fonts/serif.woff2', [], ['report']],
  ['a comment', 'src/outputs/print/svg.ts', ['/**', '/** Once.'], []],
  [
    'a typeface of names',
    'node_modules/source-serif/TTF/SourceSerif4Display-Semibold.ttf',
    [],
    ['print', 'kit', 'calendar', 'report', 'bundle'],
  ],
])('%s', async (_, file, [from, to], steps) => {
  const keys = await keysOf(withChanged(file, from ? [from, to ?? ''] : undefined));
  const changed = Object.keys(STEPS).filter((step) => keys[step] !== untouched[step]);
  expect(changed.sort()).toEqual([...steps].sort());
});
