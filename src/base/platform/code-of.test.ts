/** A key of a step changes with what the step uses and reads; the other steps keep theirs. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from './cache.ts';
import { codeOf, type Read } from './code-of.ts';
import { walk } from './files.ts';

const pages = (await walk(path.join(PROJECT, 'src/outputs/site/pages'))).map(
  (file) => `src/outputs/site/pages/${file}`,
);

const STEPS = {
  print: ['src/outputs/print/index.ts'],
  kit: ['src/outputs/press/kit/index.ts'],
  calendar: ['src/outputs/press/calendar/index.ts'],
  report: ['src/outputs/report/index.ts'],
  instruction: ['src/outputs/led/sheet/index.ts'],
  page: pages,
  photograph: ['src/outputs/photos/encode.ts'],
  import: ['src/intake/photo/clean-photo.ts'],
  clip: ['remotion/jobs/make.ts', 'remotion/engine/entry.tsx'],
};
type Step = keyof typeof STEPS;

/** A file, and a text in it with what stands for it; none: a letter at its end. */
type Change = [file: string, from?: string, to?: string];

/** The project with some files changed. */
const withChanged =
  (...changes: readonly Change[]): Read =>
  (file) => {
    const absolute = path.join(PROJECT, file);
    if (!statSync(absolute, { throwIfNoEntry: false })?.isFile()) return null;
    const bytes = readFileSync(absolute);
    const change = changes.find(([name]) => name === file);
    if (!change) return bytes;
    const [, from, to = ''] = change;
    if (!from) return Buffer.concat([bytes, Buffer.from(' ')]);
    const text = bytes.toString().replace(from, to);
    expect(text).not.toBe(bytes.toString());
    return Buffer.from(text);
  };

const keysOf = async (read: Read): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(STEPS).map(async ([step, entry]) => [step, await codeOf(entry, read)]),
    ),
  ) as Record<string, string>;

const untouched = await keysOf(withChanged());

test('a drawing that is read by its path from the project', async () => {
  const icon = ['src/outputs/site/exports/app.ts'];
  const before = await codeOf(icon, withChanged());
  expect(await codeOf(icon, withChanged(['public/icon.svg']))).not.toBe(before);
  expect(await codeOf(icon, withChanged(['public/language.js']))).toBe(before);
});

test.each<[what: string, changes: Change[], steps: Step[]]>([
  [
    'a word of the glossary',
    [['src/model/glossary/awards.json', 'Ленин ордені', 'Ленин']],
    ['print', 'kit', 'calendar', 'page'],
  ],
  [
    'a label of the desk, a word of the terminal, a comment',
    [
      ['src/i18n/kk/desk.json', 'Сақтау', 'Жазу'],
      ['src/i18n/kk/cli.json', '": "', '": "-'],
      ['src/outputs/print/svg.ts', '/**', '/** Once.'],
    ],
    [],
  ],
  ['a word of the books', [['src/i18n/kk/print.json', 'Естелік кітабы', 'Кітап']], ['print']],
  [
    'a limit of a network',
    [['src/outputs/press/networks.ts', 'slides: 20', 'slides: 19']],
    ['calendar', 'kit', 'report', 'page'],
  ],
  [
    'a size of a photograph, a thread, a kernel',
    [
      ['src/outputs/photos/encode.ts', '2000', '2001'],
      ['src/intake/photo/heic-worker.ts', 'page', 'leaf'],
      ['remotion/engine/kernel.wat'],
    ],
    ['photograph', 'import', 'clip'],
  ],
  [
    'a component of pages',
    [['src/outputs/site/components/Horizon.astro', '<svg', '<svg data-x="1"']],
    ['page'],
  ],
  ['a style of pages', [['src/outputs/site/styles/names.css', '{', '{ color: red;']], ['page']],
  ['a typeface of pages', [['src/outputs/site/fonts/serif.woff2']], ['report', 'page']],
  [
    'a typeface of names',
    [['node_modules/source-serif/TTF/SourceSerif4Display-Semibold.ttf']],
    ['print', 'kit', 'calendar', 'report', 'clip', 'page'],
  ],
])('%s', async (_, changes, steps) => {
  const keys = await keysOf(withChanged(...changes));
  const changed = Object.keys(STEPS).filter((step) => keys[step] !== untouched[step]);
  expect(changed.sort()).toEqual([...steps].sort());
});
