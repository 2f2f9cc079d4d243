/** That nothing a page shows escapes its key. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Cache, PROJECT } from '../../base/platform/cache.ts';
import { walk } from '../../base/platform/files.ts';
import { KeptPages } from './kept-pages.ts';
import { keysOf } from './keys.ts';

const textOf = (file: string): string => readFileSync(path.join(PROJECT, file), 'utf8');

/** What a file imports of this project, types left out: they draw nothing. */
const importsOf = (file: string): string[] =>
  [...textOf(file).matchAll(/(?:import|export)(\s+type)?\s[^;'"]*?['"](\.[^'"?]+)/g)]
    .filter(([, type]) => !type)
    .map(([, , target = '']) => path.posix.join(path.posix.dirname(file), target))
    .filter((target) => /^[^*]+\.(?:astro|ts|tsx|mdx|json|css)$/.test(target));

/** These files and all that they import. */
function reachable(files: readonly string[]): string[] {
  const found = new Set(files);
  for (const file of found) for (const target of importsOf(file)) found.add(target);
  return [...found].sort();
}

const pages = (await walk(path.join(PROJECT, 'src/outputs/site/pages'))).map(
  (file) => `src/outputs/site/pages/${file}`,
);

test('kept pages and their components read nothing but props and shared data', () => {
  const kept = pages.filter((file) => textOf(file).includes('keptPaths('));
  expect(kept.length).toBeGreaterThanOrEqual(6);
  const readers = reachable(kept).filter((file) => /\bsiteData\(/.test(textOf(file)));
  expect(readers).toEqual([]);
});

test('a page is drawn again when its props, its address or the shared data differ, and only then', () => {
  const person = { id: 'a' };
  const keyOf = (shared: string, digest: string, id: string, props: object): string | undefined => {
    const people = new Map([[person, digest]]);
    const kept = new KeptPages(new Cache('/nowhere'), { shared, people, site: '' });
    expect(kept.choose('[lang]/people/[id]', [{ params: { lang: 'kk', id }, props }])).toHaveLength(
      1,
    );
    return kept.keys[`kk/people/${id}/index.html`];
  };
  const key = keyOf('f', '1', 'a', { person, n: [1] });
  expect(keyOf('f', '1', 'a', { person, n: [1] })).toBe(key);
  const others = [
    keyOf('g', '1', 'a', { person, n: [1] }),
    keyOf('f', '2', 'a', { person, n: [1] }),
    keyOf('f', '1', 'b', { person, n: [1] }),
    keyOf('f', '1', 'a', { person, n: [2] }),
  ];
  expect(new Set([key, ...others]).size).toBe(5);
  for (const secret of [new Map(), new Set(), () => 1])
    expect(() => keyOf('f', '1', 'a', { secret })).toThrow('secret');
});

test('another day makes another site, and no page of a person is drawn again for it', async () => {
  const data = { people: { kk: [] }, linkCards: new Set() } as never;
  const keysOn = (asOf: string | undefined) =>
    keysOf({ archive: {}, placed: new Map(), showingsOf: () => [], asOf } as never, data);
  const [none, today, again, tomorrow] = await Promise.all(
    [undefined, '2027-05-03', '2027-05-03', '2027-05-04'].map(keysOn),
  );
  expect(again).toEqual(today);
  expect(new Set([none!.site, today!.site, tomorrow!.site]).size).toBe(3);
  expect(tomorrow!.shared).toBe(today!.shared);
});

test('a part of the archive that a site may read makes another site, whoever adds it', async () => {
  const data = { people: { kk: [] }, linkCards: new Set() } as never;
  const siteOf = async (archive: object): Promise<string> => {
    const inputs = { archive, placed: new Map(), showingsOf: () => [] };
    return (await keysOf(inputs as never, data)).site;
  };
  const none = await siteOf({});
  for (const part of ['gazetteer', 'geography', 'corrections', 'posting', 'songs'])
    expect(await siteOf({ [part]: [part] }), part).not.toBe(none);
  expect(await siteOf({ counts: 5 })).toBe(none); // the report's
});
