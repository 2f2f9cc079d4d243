/** Whatever an entry holds, reading it ends in problems with a place, never in an exception. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { expect, test } from 'vitest';
import { fieldsOf } from './fields.ts';
import { labelOf } from './label.ts';
import { readVeteran } from './read-veteran.ts';

const content = await mkdtemp(path.join(tmpdir(), 'estelik-hostile-'));
const folder = { place: 'karaganda', id: 'x' };
const file = path.join(content, 'veterans', folder.place, folder.id, 'index.md');
await mkdir(path.dirname(file), { recursive: true });

const names = fieldsOf('veteran').flatMap(({ path: field }) => field.split('.'));
const key = fc.oneof(
  fc.constantFrom(...names, 'kk', 'ru', 'en', '0', '__proto__', 'constructor', 'toString'),
  fc.string(),
);
const leaf = fc.oneof(
  fc.constantFrom('lenin', 'front', 'killed', '1942-02-30', '1920', '../1943', 'portrait', 'x'),
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'medium', withCrossShrink: true }, leaf, tie('list'), tie('group')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  group: fc.dictionary(key, tie('value'), { maxKeys: 8 }),
}));

/** Objects that have the schema's fields at the top, with anything in them. */
const entry = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...names.slice(0, 200)), value), {
    selector: ([name]) => name,
    maxLength: 12,
  })
  .map((pairs) => Object.fromEntries(pairs));

const yaml = fc.oneof(entry, value).map((thing) => {
  try {
    return dump(thing);
  } catch {
    return String(thing);
  }
});

const text = fc.oneof(
  yaml.map((written) => `---\n${written}---\n# kk\n`),
  fc.tuple(yaml, fc.nat()).map(([written, at]) => `---\n${written.slice(0, at % 200)}\n---\n`),
  fc.string({ unit: 'binary' }),
);

test('no entry stops the reading', async () => {
  await fc.assert(
    fc.asyncProperty(text, async (written) => {
      await writeFile(file, written);
      const { value: read, problems } = await readVeteran(content, folder, new Set(['karaganda']));
      const lines = written.split('\n').length + 1;
      for (const problem of problems) {
        expect(problem.code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
        expect(problem.line).toBeGreaterThanOrEqual(1);
        expect(problem.line).toBeLessThanOrEqual(lines);
        labelOf('veteran', problem.field, (name) => name);
      }
      expect(read !== null || problems.length > 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('the empty entry is refused field by field', async () => {
  await writeFile(file, '---\n---\n');
  const { value: read, problems } = await readVeteran(content, folder, new Set(['karaganda']));
  expect(read).toBeNull();
  expect(problems.map(({ field, code }) => `${field} ${code}`).sort()).toEqual([
    'category missing',
    'consent missing',
    'id missing',
    'name missing',
    'place missing',
  ]);
});
