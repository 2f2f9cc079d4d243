import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../base/platform/cache.ts';
import { t } from '../i18n/index.ts';
import { readArchive } from './archive.ts';
import { sayProblem } from '../i18n/problem.ts';

const CONTENT = path.join(PROJECT, 'fixtures/archive');

/** A copy of the project's archive to be spoiled. */
async function copyOfArchive(): Promise<string> {
  const content = path.join(await mkdtemp(path.join(tmpdir(), 'estelik-')), 'content');
  await cp(CONTENT, content, { recursive: true });
  return content;
}

const entryOf = (content: string, id = 'karkaraly/abdirov-nurken'): string =>
  path.join(content, 'veterans', id);

async function codesOf(content: string): Promise<string[]> {
  const { problems } = await readArchive(content);
  return problems.map(({ file, code }) => `${file} ${code}`);
}

test.each([undefined, 'victory-2020', 'victory-2027'])('campaign %s is whole', async (campaign) => {
  const { archive, problems, entries } = await readArchive(CONTENT, campaign);
  expect(problems).toEqual([]);
  expect(entries).toBe(15);
  expect(archive).toMatchObject({ campaign: { id: campaign ?? 'victory-2027' } });
  expect(archive?.veterans).toHaveLength(15);
  expect(archive?.places).toHaveLength(18);
  expect(archive?.screens).toHaveLength(3);
});

test('every person has a name, a short text and a story in three languages, and a source', async () => {
  const { archive } = await readArchive(CONTENT);
  for (const { id, name, summary, story, role, sources } of archive?.veterans ?? []) {
    for (const text of [name, summary, story, role])
      expect(Object.keys(text ?? {}).sort(), id).toEqual(['en', 'kk', 'ru']);
    expect(sources?.length, id).toBeGreaterThan(0);
  }
});

test('somebody without a family name is whole', async () => {
  const { archive } = await readArchive(CONTENT);
  const momyshuly = archive?.veterans.find(({ id }) => id === 'momyshuly-bauyrzhan');
  expect(momyshuly?.name.kk).toBe('Бауыржан Момышұлы');
  expect(momyshuly?.familyName).toBeUndefined();
});

test('each place knows its region at the letter and today', async () => {
  const { archive } = await readArchive(CONTENT);
  const moved = archive?.places.filter((place) => place.regions.length > 1).map(({ id }) => id);
  expect(moved).toEqual(['karazhal', 'satpaev', 'ulytau', 'zhanaarka', 'zhezkazgan']);
});

test('an unknown campaign leaves nothing to build', async () => {
  const { archive, problems } = await readArchive(CONTENT, 'victory-1999');
  expect(archive).toBeNull();
  expect(problems).toMatchObject([
    { code: 'campaign-option', file: '', params: { list: 'victory-2020, victory-2027' } },
  ]);
});

test('the withdrawn and those without consent are not shown', async () => {
  const content = await copyOfArchive();
  const withdrawn = "- id: panfilov-ivan\n  since: '2027-05-02'\n";
  await writeFile(path.join(content, 'withdrawn.yaml'), withdrawn);
  const file = path.join(entryOf(content), 'index.md');
  const bare = `---\nid: abdirov-nurken\nname: { kk: А, ru: А }\ncategory: front\nplace: karkaraly\nconsent:\n  page: false\n---\n`;
  await writeFile(file, bare);
  const { archive, problems } = await readArchive(content);
  expect(problems).toEqual([]);
  const ids = archive?.veterans.map(({ id }) => id);
  expect(ids).toHaveLength(13);
  expect(ids).not.toContain('panfilov-ivan');
  expect(ids).not.toContain('abdirov-nurken');
});

test('one broken entry leaves the others', async () => {
  const content = await copyOfArchive();
  await writeFile(path.join(entryOf(content), 'index.md'), '---\nid: [\n---\n');
  const { archive, entries } = await readArchive(content);
  expect(archive?.veterans).toHaveLength(14);
  expect(entries).toBe(15);
});

test('a folder that is not there is named', async () => {
  const { archive, problems } = await readArchive('/no/such/folder');
  expect(archive).toBeNull();
  expect(problems).toMatchObject([{ code: 'content-missing', file: '' }]);
});

test('an archive without people is told, and stays whole', async () => {
  const content = await copyOfArchive();
  await rm(path.join(content, 'veterans'), { recursive: true });
  const { archive, problems } = await readArchive(content);
  expect(archive?.veterans).toEqual([]);
  expect(problems).toMatchObject([{ code: 'archive-empty', severity: 'warning' }]);
});

test('nothing is shown while a folder or the list of the withdrawn cannot be read', async () => {
  const content = await copyOfArchive();
  const withdrawn = path.join(content, 'withdrawn.yaml');
  await writeFile(withdrawn, '- id: abdirov-nurken\n  since: yesterday\n');
  expect((await readArchive(content)).archive).toBeNull();
  await rm(withdrawn);
  for (const name of ['places', 'screens', 'campaigns', 'veterans']) {
    await rename(path.join(content, name), `${content}-${name}`);
    await writeFile(path.join(content, name), '');
    const { archive, problems } = await readArchive(content);
    expect(archive).toBeNull();
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'folder-unreadable', file: name, severity: 'error' }),
    );
    await rm(path.join(content, name));
    await rename(`${content}-${name}`, path.join(content, name));
  }
});

test('links lead nowhere out of the archive', async () => {
  const content = await copyOfArchive();
  const outside = `${content}-outside`;
  await rename(entryOf(content), outside);
  await symlink(outside, entryOf(content));
  await symlink(outside, path.join(content, 'veterans', 'far'));
  const other = entryOf(content, 'ulytau/bulqyshev-baubek');
  await rm(path.join(other, 'index.md'));
  await symlink(path.join(outside, 'index.md'), path.join(other, 'index.md'));
  await symlink(path.join(outside, 'index.md'), path.join(content, 'screens', 'far.yaml'));
  expect(await codesOf(content)).toEqual([
    'screens/far.yaml file-link',
    'veterans/far file-link',
    'veterans/karkaraly/abdirov-nurken file-link',
    'veterans/ulytau/bulqyshev-baubek/index.md file-link',
  ]);
});

test('files too big, in another encoding or out of place are named and not read', async () => {
  const content = await copyOfArchive();
  await writeFile(path.join(entryOf(content), 'index.md'), Buffer.alloc(1_000_001, 0x20));
  const cyrillic1251 = Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xcd, 0xf3, 0xf0]);
  await writeFile(path.join(entryOf(content, 'ulytau/bulqyshev-baubek'), 'index.md'), cyrillic1251);
  await writeFile(path.join(content, 'veterans', 'karaganda', 'ivanov.md'), '---\n---\n');
  await mkdir(path.join(content, 'veterans', 'karaganda', 'empty'));
  await mkdir(path.join(content, 'veterans', 'karaganda', 'panfilov-ivan', 'originals'));
  await writeFile(path.join(content, 'veterans', 'karaganda', 'panfilov-ivan', 'IMG_1.HEIC'), '');
  await writeFile(path.join(content, 'veterans', '.gitkeep'), '');
  await writeFile(path.join(content, 'places', 'almaty.yml'), '');
  expect(await codesOf(content)).toEqual([
    'places/almaty.yml file-not-yaml',
    'veterans/karaganda/empty/index.md file-missing',
    'veterans/karaganda/ivanov.md entry-not-folder',
    'veterans/karaganda/panfilov-ivan/index.md file-unexpected',
    'veterans/karaganda/panfilov-ivan/index.md file-unexpected',
    'veterans/karkaraly/abdirov-nurken/index.md file-too-big',
    'veterans/ulytau/bulqyshev-baubek/index.md file-encoding',
  ]);
});

test('private data in the story and in comments is found on its line', async () => {
  const content = await copyOfArchive();
  const entry = `---
id: abdirov-nurken # told by +7 701 123 45 67
name: { kk: А, ru: А }
category: front
place: karkaraly
consent: { page: true }
---

# kk

Мәтін

# ru

Пишите на a.b@mail.kz
`;
  await writeFile(path.join(entryOf(content), 'index.md'), entry);
  const { problems } = await readArchive(content);
  expect(problems).toMatchObject([
    { line: 2, code: 'private-phone', field: '' },
    { line: 15, code: 'private-email', field: 'story.ru' },
  ]);
});

test('what the schema refuses does not hide what the rules find', async () => {
  const content = await copyOfArchive();
  const entry = `---
id: abdirov-nurken
name: { kk: А, ru: А }
category: fornt
place: karkaraly
birth: { date: '1920' }
death: { date: '1919' }
photos:
  - file: none.jpg
sources:
  - { id: a, type: web, title: A, supports: [category, awards] }
consent: { page: true }
---
`;
  await writeFile(path.join(entryOf(content), 'index.md'), entry);
  const { problems } = await readArchive(content);
  expect(problems.map(({ line, field, code }) => [line, field, code])).toEqual([
    [4, 'category', 'not-listed-near'],
    [7, 'death.date', 'death-before-birth'],
    [9, 'photos.0.role', 'missing'],
  ]);
});

test('a screen with odd pixels and a zone that does not exist are refused, with what to do', async () => {
  const content = await copyOfArchive();
  const spoil = async (name: string, from: string, to: string): Promise<void> => {
    const file = path.join(content, name);
    const text = await readFile(file, 'utf8');
    expect(text).toContain(from);
    await writeFile(file, text.replace(from, to));
  };
  await spoil('screens/karaganda-theatre.yaml', 'width: 768', 'width: 767');
  await spoil('screens/balkhash-embankment.yaml', 'height: 1080', 'height: 1081');
  const screens = await readArchive(content);
  expect(screens.problems.map(({ file, field, code }) => [file, field, code])).toEqual([
    ['screens/balkhash-embankment.yaml', 'height', 'odd-pixels'],
    ['screens/karaganda-theatre.yaml', 'width', 'odd-pixels'],
  ]);
  await spoil('campaigns/victory-2027.yaml', 'timeZone: Asia/Almaty', 'timeZone: Asia/Karaganda');
  const { archive, problems } = await readArchive(content);
  expect(archive).toBeNull();
  expect(problems.map(({ file, field, code }) => [file, field, code])).toContainEqual([
    'campaigns/victory-2027.yaml',
    'timeZone',
    'time-zone',
  ]);
  for (const problem of [...screens.problems, ...problems])
    expect(sayProblem(problem, t('kk')).advice).not.toBe('');
});
