/** The house has floors: a room imports what lies below it, nothing beside or above (`docs/architecture.md`). */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { PROJECT } from '../base/platform/cache.ts';
import { walk } from '../base/platform/files.ts';

/** From the ground up. As no room imports one of its own floor, none imports itself by way of others. */
const FLOORS = [
  ['src/model'],
  ['src/i18n'],
  ['src/base'],
  ['src/intake', 'src/git', 'src/dist'],
  ['src/outputs/photos'],
  ['remotion'],
  ['src/outputs/led', 'src/outputs/print'],
  ['src/outputs/press'],
  ['src/outputs/report', 'src/outputs/site', 'src/release', 'src/check'],
  ['src/cms'],
  ['src/desk'],
  ['src/build'],
  ['src/dev'],
  ['scripts'],
];
/** The same inside some rooms, by folder or file of theirs: those of one row know nothing of each other. */
const LAYERS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'src/base': [['platform'], ['formats', 'command', 'view']],
  'src/intake': [['photo'], ['draft'], ['questions', 'list', 'chat'], ['command.ts']],
  remotion: [['design'], ['h264'], ['engine'], ['jobs']],
  'src/desk': [
    ['options.ts'],
    ['store'],
    ['page', 'entry', 'backup'],
    ['publish', 'lists'],
    ['app'],
    ['account', 'health', 'submit'],
    ['review', 'status', 'import'],
    ['office'],
    ['staff-routes.ts'],
    ['server.ts'],
    ['command.ts'],
  ],
};
/** The end of the line: nothing but what builds it and what tries it may know it. */
const SITE = 'src/outputs/site';
const MAY_KNOW_SITE = ['src/build', 'src/dev'];

const floorOf = (room: string): number => FLOORS.findIndex((rooms) => rooms.includes(room));
/** A file that lies in no room is its own, without a floor. */
const roomOf = (file: string): string =>
  FLOORS.flat().find((room) => file.startsWith(`${room}/`)) ?? file;

/** Every file of the code that is no test, with what it imports; a test may look at everything. */
const imported = new Map<string, string[]>();
beforeAll(async () => {
  for (const root of ['src', 'remotion', 'scripts'])
    for (const name of await walk(path.join(PROJECT, root))) {
      const file = `${root}/${name}`;
      if (!/(?<!\.test)\.(?:tsx?|astro|mdx)$/.test(file)) continue;
      const text = await readFile(path.join(PROJECT, file), 'utf8');
      const targets = [...text.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)];
      const folder = path.posix.dirname(file);
      imported.set(
        file,
        targets.map(([, to = '']) => path.posix.join(folder, to)),
      );
    }
});

test('every file lies in a room and imports only what lies below it', async () => {
  const wrong: string[] = [];
  for (const root of ['src', 'remotion', 'scripts'])
    for (const name of await walk(path.join(PROJECT, root)))
      if (roomOf(`${root}/${name}`) === `${root}/${name}`) wrong.push(`${name} lies in no room`);
  for (const [file, targets] of imported) {
    const from = roomOf(file);
    for (const to of targets.map(roomOf)) {
      const isAllowed =
        floorOf(to) < floorOf(from) && (to !== SITE || MAY_KNOW_SITE.includes(from));
      if (to !== from && !isAllowed) wrong.push(`${file} → ${to}`);
    }
  }
  expect(wrong).toEqual([]);
});

test.each(Object.entries(LAYERS))('%s is in layers, each knowing those below', (room, layers) => {
  const partOf = (file: string): string | undefined =>
    file.startsWith(`${room}/`) ? file.split('/')[room.split('/').length] : undefined;
  const layerOf = (part: string): number => layers.findIndex((parts) => parts.includes(part));
  const wrong: string[] = [];
  for (const [file, targets] of imported) {
    const from = partOf(file);
    if (from === undefined) continue;
    if (layerOf(from) < 0) wrong.push(`${file} lies in no layer`);
    for (const to of targets.flatMap((target) => partOf(target) ?? []))
      if (to !== from && layerOf(to) >= layerOf(from)) wrong.push(`${file} → ${to}`);
  }
  expect(wrong).toEqual([]);
});

test('no files import one another in a circle, not even for a type', () => {
  const imports = new Map(imported);
  // Whoever imports nothing that is left goes; what stays imports in a circle.
  for (let before = Infinity; imports.size < before;) {
    before = imports.size;
    for (const [file, targets] of imports)
      if (!targets.some((target) => imports.has(target))) imports.delete(file);
  }
  expect([...imports.keys()]).toEqual([]);
});

test('the desk speaks SQL in its store alone', async () => {
  const folder = path.join(PROJECT, 'src/desk');
  const files = (await walk(folder)).filter((name) => /(?<!\.test)\.ts$/.test(name));
  const speaking: string[] = [];
  for (const name of files) {
    const text = await readFile(path.join(folder, name), 'utf8');
    if (/\b(?:SELECT|INSERT|UPDATE|DELETE FROM|PRAGMA)\s/.test(text)) speaking.push(name);
  }
  expect(speaking.length).toBeGreaterThan(5);
  expect(speaking.filter((name) => !name.startsWith('store/'))).toEqual([]);
});
