/** A rebuild draws only what a change touches; its outcome is that of a build from nothing. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { hashFile, walk } from '../../base/platform/files.ts';
import { freePort } from '../../dev/testing/free-port.ts';
import { smallArchive, type SmallArchive } from '../../dev/testing/small-archive.ts';

const run = promisify(execFile);

const PEOPLE = [
  'abdirov-nurken',
  'bulqyshev-baubek',
  'mametova-manshuk',
  'moldagulova-aliya',
  'panfilov-ivan',
];
const PLACES = ['karaganda', 'karkaraly', 'nura', 'priozersk', 'ulytau'];
const HERO = 'veterans/karkaraly/abdirov-nurken';
const PARTS = [
  'scripts',
  'src',
  'remotion',
  'public',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
];

/** A project of its own, whose code may change too. */
let project: string;
let at: SmallArchive;

const inContent = (file: string): string => path.join(at.content, file);

async function edit(file: string, from: string | RegExp, to: string): Promise<void> {
  const before = await readFile(file, 'utf8');
  const after = before.replace(from, to);
  expect(after, `${String(from)} in ${file}`).not.toBe(before);
  await writeFile(file, after);
}

const givePhoto = (picture: string): Promise<void> =>
  cp(path.join(PROJECT, 'fixtures/photos', picture), inContent(`${HERO}/portrait.jpg`));

const NEWCOMER = `---
id: bir-esim
name: { kk: Нүркен Әбдіров, ru: Нуркен Абдиров }
familyName: { kk: Әбдіров, ru: Абдиров }
category: home-front
place: karkaraly
formerIds: [eski-esim]
units: [{ text: { ru: 808-й штурмовой авиационный полк } }]
consent: { page: true, led: true, clip: true }
---
`;

/** Together what touches other pages; a word of the glossary is tried with all outputs elsewhere. */
const CHANGES: Readonly<Record<string, () => Promise<unknown>>> = {
  'a word in a story, a person of another place, somebody new': async () => {
    await edit(inContent(`${HERO}/index.md`), 'Окончил аэроклуб', 'Кончил аэроклуб');
    await edit(
      inContent('veterans/karaganda/panfilov-ivan/index.md'),
      'place: karaganda',
      'place: nura',
    );
    const folder = inContent('veterans/karkaraly/bir-esim');
    await cp(inContent('veterans/karaganda/panfilov-ivan'), folder, { recursive: true });
    await writeFile(path.join(folder, 'index.md'), NEWCOMER);
  },
  'a name and the name of a screen': async () => {
    await edit(inContent(`${HERO}/index.md`), 'Нуркен Абдирович', 'Нуркен Әбдіровіч');
    await edit(inContent('screens/karaganda-theatre.yaml'), /ru: .*/, 'ru: Экран у театра');
  },
  'a place that lies elsewhere': () =>
    edit(inContent('places/karkaraly.yaml'), 'latitude: 49.41287', 'latitude: 49.5'),
  'somebody withdrawn; a photograph, then another of the same name': async () => {
    await writeFile(
      inContent('withdrawn.yaml'),
      '- { id: moldagulova-aliya, since: 2027-03-01 }\n',
    );
    await givePhoto('02-portrait-bw-3x4.jpg');
    await edit(
      inContent(`${HERO}/index.md`),
      /^consent:/m,
      'photos:\n  - { file: portrait.jpg, role: portrait }\nconsent:',
    );
    await make(at);
    await givePhoto('01-portrait-pd-512x600.jpg');
  },
  'the settings of the archive': () =>
    edit(
      inContent('archive.yaml'),
      'address: https://estelik.example/',
      'address: https://e.example/a/',
    ),
  'the code that draws and a style': async () => {
    await edit(
      path.join(project, 'src/outputs/site/components/PersonCard.astro'),
      '"years"',
      '"years quiet"',
    );
    await edit(path.join(project, 'src/outputs/site/styles/type.css'), /^/, 'q { color: red; }\n');
  },
};

/** Makes the site; the process is new, as the code may be. */
const make = ({ content, out, cache }: SmallArchive): Promise<unknown> =>
  run(process.execPath, ['src/dev/testing/publish-site.ts', content, out, cache], { cwd: project });

async function bytesOf(out: string): Promise<Record<string, string>> {
  const files = await walk(out);
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, await hashFile(path.join(out, file))])),
  ) as Record<string, string>;
}

const PERSON = /^..\/people\/[^/]+\/index\.html$/;

/** Names of the pages of people in the cache: their keys. */
const keptIn = async ({ cache }: SmallArchive): Promise<Set<string>> =>
  new Set(await walk(path.join(cache, 'pages')));

describe('a rebuild', { timeout: 600_000 }, () => {
  beforeAll(async () => {
    project = await mkdtemp(path.join(tmpdir(), 'estelik-project-'));
    for (const part of PARTS)
      await cp(path.join(PROJECT, part), path.join(project, part), { recursive: true });
    await symlink(path.join(PROJECT, 'node_modules'), path.join(project, 'node_modules'));
    at = await smallArchive(PEOPLE, ['karaganda-theatre'], PLACES);
    await make(at);
  }, 600_000);

  afterAll(async () => {
    for (const folder of [project, at.root]) await rm(folder, { recursive: true, force: true });
  });

  test.each(Object.entries(CHANGES))(
    'after a change of %s is a build from nothing',
    async (_, change) => {
      const before = await bytesOf(at.out);
      await change();
      await make(at);
      const anew = {
        ...at,
        out: path.join(at.root, 'anew'),
        cache: path.join(at.root, 'anew-cache'),
      };
      await make(anew);
      const after = await bytesOf(at.out);
      expect(after).toEqual(await bytesOf(anew.out));
      expect(after).not.toEqual(before);
      expect(await keptIn(at)).toEqual(await keptIn(anew));
      for (const folder of [anew.out, anew.cache]) await rm(folder, { recursive: true });
    },
  );

  test('draws the pages of one person when one story changed', async () => {
    const before = await keptIn(at);
    await edit(inContent(`${HERO}/index.md`), 'Кончил аэроклуб', 'Окончил аэроклуб');
    await make(at);
    const after = await keptIn(at);
    const [home] = await walk(path.join(at.cache, 'site')).then((files) =>
      files.filter((file) => file.endsWith('pages.json')),
    );
    const keys = JSON.parse(
      await readFile(path.join(at.cache, 'site', home ?? ''), 'utf8'),
    ) as Record<string, string>;
    const people = Object.entries(keys).filter(
      ([page, key]) => PERSON.test(page) && !before.has(`${key.slice(0, 2)}/${key}.html`),
    );
    expect(after.size).toBe(before.size);
    expect(people.map(([page]) => page)).toEqual(
      ['kk', 'ru', 'en'].map((language) => `${language}/people/abdirov-nurken/index.html`),
    );
  });

  test('`npm run dev` shows a changed entry and a changed page', async () => {
    const port = await freePort();
    const folders = ['--content', at.content, '--cache', path.join(at.root, 'dev')];
    const { VITEST: _, NODE_ENV: __, ...env } = process.env; // Astro serves no pages to a test
    const child = spawn(process.execPath, ['scripts/dev.ts', ...folders, '--port', String(port)], {
      cwd: project,
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    try {
      let page = ''; // what the check has to say comes before the address
      for await (const line of createInterface({ input: child.stdout })) {
        page = `${line}ru/people/abdirov-nurken/`;
        if (line.startsWith('http:')) break;
      }
      child.stdout.resume();
      const text = async (): Promise<string> => (await fetch(page)).text();
      const shows = (words: string): Promise<void> =>
        expect.poll(text, { timeout: 60_000 }).toContain(words);
      await shows('Окончил аэроклуб');
      await edit(inContent(`${HERO}/index.md`), 'Окончил аэроклуб', 'Прошёл аэроклуб');
      await shows('Прошёл аэроклуб');
      const component = path.join(project, 'src/outputs/site/layouts/Page.astro');
      await edit(component, '<body', '<body data-changed');
      await shows('data-changed');
      const photo = / src="([^"]*photos\/[\w-]+\.jpg)"/.exec(await text())?.[1] ?? '';
      expect((await fetch(new URL(photo, page))).status).toBe(200);
    } finally {
      child.kill();
      await once(child, 'close');
    }
  });
});
