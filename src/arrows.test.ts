/** Which room may import which: the flow of `docs/architecture.md`, kept by a test. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from './base/cache.ts';
import { walk } from './base/files.ts';

/** Every room may import itself; `src` alone is the pipeline and the edge of the commands. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  'src/model': [],
  'src/i18n': ['src/model'],
  'src/base': ['src/model', 'src/i18n'],
  // Tests look at what the site is made of; the site itself stays the end of the line.
  'src/testing': [
    'src/model',
    'src/i18n',
    'src/base',
    'src/publish',
    'src/led',
    'src/photos',
    'src/desk',
    'src/cms',
    'src/site',
    'src/intake',
    'src/simulate',
    'remotion',
  ],
  'src/check': ['src/model', 'src/i18n', 'src/base', 'src/led', 'src/social'],
  'src/publish': ['src/model', 'src/i18n', 'src/base'],
  'src/intake': ['src/model', 'src/i18n', 'src/base'],
  'src/cms': ['src/model', 'src/i18n', 'src/base', 'src/intake', 'src/publish', 'remotion'],
  'src/desk': ['src/model', 'src/i18n', 'src/base', 'src/intake', 'src/cms'],
  'src/simulate': ['src/model', 'src/i18n', 'src/base', 'src/intake'],
  'src/measure': [
    'src',
    'src/led',
    'src/social',
    'src/print',
    'src/model',
    'src/i18n',
    'src/base',
    'src/check',
    'src/publish',
    'src/photos',
    'src/simulate',
    'src/site',
    'remotion',
  ],
  'src/rehearse': [
    'src/model',
    'src/i18n',
    'src/base',
    'src/intake',
    'src/desk',
    'src/simulate',
    'src/testing',
  ],
  'src/photos': ['src/model', 'src/i18n', 'src/base', 'src/publish'],
  remotion: ['src/model', 'src/i18n', 'src/base', 'src/publish', 'src/photos'],
  'src/led': ['src/model', 'src/i18n', 'src/base', 'src/publish', 'remotion'],
  'src/social': [
    'src/desk',
    'src/model',
    'src/i18n',
    'src/base',
    'src/publish',
    'src/photos',
    'src/led',
    'src/print',
    'remotion',
    'src/desk',
  ],
  'src/print': ['src/model', 'src/i18n', 'src/base', 'src/publish', 'src/photos', 'remotion'],
  'src/report': [
    'src/model',
    'src/i18n',
    'src/base',
    'src/publish',
    'src/led',
    'src/social',
    'src/print',
    'remotion',
  ],
  'src/site': [
    'src/model',
    'src/i18n',
    'src/base',
    'src/publish',
    'src/photos',
    'remotion',
    'src/led',
    'src/social',
  ],
  'src/bench': [
    'src/model',
    'src/i18n',
    'src/base',
    'src/intake',
    'src/photos',
    'src/simulate',
    'src/site',
    'src/testing',
    'remotion',
  ],
  src: [
    'src/intake',
    'src/cms',
    'src/desk',
    'src/check',
    'src/model',
    'src/i18n',
    'src/base',
    'src/publish',
    'src/photos',
    'remotion',
    'src/led',
    'src/social',
    'src/print',
    'src/report',
    'src/site',
  ],
  scripts: [
    'src',
    'src/intake',
    'src/desk',
    'src/check',
    'src/model',
    'src/i18n',
    'src/base',
    'src/publish',
    'remotion',
    'src/led',
    'src/social',
    'src/site',
    'src/bench',
    'src/simulate',
    'src/rehearse',
    'src/measure',
  ],
};

const roomOf = (file: string): string =>
  /^src\/[^/]+(?=\/)/.exec(file)?.[0] ?? file.split('/', 1)[0] ?? '';

test('imports follow the flow', async () => {
  const files = (
    await Promise.all(
      ['src', 'remotion', 'scripts'].map(async (root) =>
        (await walk(path.join(PROJECT, root))).map((file) => `${root}/${file}`),
      ),
    )
  ).flat();
  const wrong: string[] = [];
  for (const file of files.filter((name) => /\.(ts|tsx|astro|mdx)$/.test(name))) {
    if (/\.test\.tsx?$/.test(file)) continue;
    const text = await readFile(path.join(PROJECT, file), 'utf8');
    for (const [, target] of text.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)) {
      const to = roomOf(path.posix.join(path.posix.dirname(file), target ?? ''));
      const from = roomOf(file);
      if (to !== from && !MAY_IMPORT[from]?.includes(to)) wrong.push(`${file} → ${to}`);
    }
  }
  expect(files.length).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
});
