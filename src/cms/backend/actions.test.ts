/** The service of the editors' form: what it takes, what it refuses, and that nothing is half done. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { beforeEach, expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { readEntryText, writeEntryText } from '../entry-text.ts';
import { t } from '../../i18n/index.ts';
import { readArchive } from '../../model/archive.ts';
import { smallArchive } from '../../dev/testing/small-archive.ts';
import { Repository } from '../../git/repository.ts';
import { answerDecap } from './actions.ts';
import type { Refusal } from './refusal.ts';
import type { Editor } from './rights.ts';

const editor: Editor = { may: () => true, isAlone: true, page: '', t: t('kk') };
const FILE = 'content/veterans/karkaraly/abdirov-nurken/index.md';
const SLUG = { collection: 'karkaraly', slug: 'abdirov-nurken/index' };
let repository: Repository;
let root: string;

beforeEach(async () => {
  const archive = await smallArchive(['abdirov-nurken', 'mametova-manshuk'], []);
  root = archive.root;
  repository = await Repository.open(path.join(root, 'a.git'), { content: archive.content });
  await openEntry();
});

const ask = (action: string, params: object = {}, who = editor): Promise<unknown> =>
  answerDecap(repository, who, { action, params: { branch: 'main', ...params } }).then(
    ({ answer }) => answer,
  );
const refused = (action: string, params: object = {}, who = editor): Promise<string> =>
  ask(action, params, who).then(
    () => 'answered',
    (error: Refusal) => `${error.status} ${error.key} ${error.params['list'] ?? ''}`.trim(),
  );
/** Opens the published entry, as Decap does before anybody writes. */
const openEntry = (): Promise<unknown> => ask('getEntry', { path: FILE });
const main = async (): Promise<string> => (await repository.read(FILE))?.toString() ?? '';
const save = (raw: string, more: object = {}) => ({
  dataFiles: [{ path: FILE, slug: SLUG.slug, raw, ...more }],
  assets: [],
  options: { useWorkflow: true, status: 'draft', commitMessage: 'x' },
});
const changed = async (): Promise<string> =>
  (await main()).replace('шабуылшы ұшқыш (Ил-2)', 'шабуылшы ұшқыш');

test('every entry of the archive comes through the form byte by byte, its comments too', async () => {
  const { archive } = await readArchive(path.join(PROJECT, 'fixtures/archive'));
  expect(archive?.veterans.length).toBeGreaterThan(10);
  for (const { folder } of archive?.veterans ?? []) {
    const text = await readFile(path.join(folder, 'index.md'), 'utf8');
    expect(writeEntryText(readEntryText(text), text)).toBe(text);
  }
});

test('a draft, its status, its publication: one field of one file changes', async () => {
  const before = await main();
  await ask('persistEntry', save(await changed()));
  expect(await ask('unpublishedEntries')).toEqual(['karkaraly/abdirov-nurken/index']);
  expect(await main()).toBe(before);
  await ask('updateUnpublishedEntryStatus', { ...SLUG, newStatus: 'pending_publish' });
  expect(await ask('unpublishedEntry', SLUG)).toMatchObject({
    status: 'pending_publish',
    diffs: [{ path: FILE, newFile: false }],
  });
  // Saving again keeps the status.
  await ask('persistEntry', save(await changed()));
  expect(await ask('unpublishedEntry', SLUG)).toMatchObject({ status: 'pending_publish' });
  const { data } = (await ask('unpublishedEntryDataFile', { ...SLUG, path: FILE })) as {
    data: string;
  };
  expect(data).toBe(await changed());
  await ask('publishUnpublishedEntry', SLUG);
  expect(await main()).toBe(before.replace('шабуылшы ұшқыш (Ил-2)', 'шабуылшы ұшқыш'));
  expect(await ask('unpublishedEntries')).toEqual([]);
  expect(await repository.branches('cms/')).toEqual([]);
});

test('what the archive would refuse is refused with words, and nothing is written', async () => {
  const tip = await repository.tip();
  const wrong = (await main())
    .replace("'1919-08-09'", "'1919-02-31'")
    .replace('fate: killed', 'fate: lost');
  const answer = await refused('persistEntry', save(wrong));
  expect(answer).toContain('Күнтізбеде мұндай күн, ай не жыл жоқ: «1919-02-31».');
  expect(answer).toContain('Соғыстағы тағдыры');
  expect(await refused('persistEntry', save(`${await main()}\nТел. +7 701 123 45 67\n`))).toMatch(
    /^422/,
  );
  expect(await refused('persistEntry', save('---\n: [\n---\n'))).toMatch(/^422/);
  expect(await repository.tip()).toBe(tip);
  expect(await repository.branches('cms/')).toEqual([]);
});

test('photographs are cleaned and renamed; what the entry no longer names goes', async () => {
  const withPhoto = (file: string): Promise<string> =>
    main().then((text) =>
      text.replace('\nsources:', `\nphotos:\n  - file: ${file}\n    role: portrait\nsources:`),
    );
  const upload = async (name: string, fixture: string) => ({
    ...save(await withPhoto(JSON.stringify(name))),
    assets: [
      {
        path: path.posix.join(path.posix.dirname(FILE), name),
        content: (await readFile(path.join(PROJECT, 'fixtures/photos', fixture))).toString(
          'base64',
        ),
        encoding: 'base64',
      },
    ],
  });
  await ask('persistEntry', await upload('Сурет Қ.JPG', '25-progressive-gps.jpg'));
  const picture = path.posix.join(path.posix.dirname(FILE), 'suret-q.jpg');
  const { diffs } = (await ask('unpublishedEntry', SLUG)) as { diffs: { path: string }[] };
  expect(diffs.map((diff) => diff.path)).toEqual([FILE, picture]);
  const { content } = (await ask('unpublishedEntryMediaFile', { ...SLUG, path: picture })) as {
    content: string;
  };
  const facts = await sharp(Buffer.from(content, 'base64')).metadata();
  expect([facts.format, facts.exif]).toEqual(['jpeg', undefined]);
  // The form saves again under the name it knows.
  await ask('persistEntry', save(await withPhoto(JSON.stringify('Сурет Қ.JPG'))));
  await ask('publishUnpublishedEntry', SLUG);
  await openEntry();
  expect(await main()).toContain('file: suret-q.jpg');
  expect(await ask('getMedia', { mediaFolder: path.posix.dirname(FILE) })).toHaveLength(1);
  expect(await refused('persistEntry', await upload('x.jpg', '23-truncated.jpg'))).toContain(
    '422 rules',
  );

  await ask('persistEntry', save((await main()).replace(/photos:\n(?: .*\n)+/, '')));
  await ask('publishUnpublishedEntry', SLUG);
  expect((await repository.list(path.posix.dirname(FILE))).map((file) => file.path)).toEqual([
    FILE,
  ]);
});

test('two editors: who comes second is told, and loses nothing', async () => {
  await ask('persistEntry', save(await changed()));
  const now = (await main()).replace('Ил-2)', 'Ил-2М)');
  await repository.commit(async () => [{ message: 'x', write: [{ path: FILE, data: now }] }]);
  expect(await refused('publishUnpublishedEntry', SLUG)).toBe('409 changed');
  expect(await main()).toBe(now);
  expect(await ask('unpublishedEntries')).toHaveLength(1);
});

test('ids are ours: Latin, free, never somebody else’s', async () => {
  expect(
    await ask('proposeId', { name: { kk: 'Нүркен Әбдіров' }, familyName: { kk: 'Әбдіров' } }),
  ).toEqual({
    id: 'abdirov-nurken-2',
  });
  const other = FILE.replace('karkaraly', 'balkhash');
  const raw = (await main()).replace('place: karkaraly', 'place: balkhash');
  expect(await refused('persistEntry', save(raw, { path: other }))).toBe('409 taken');
});

test.each([
  ['persistEntry', { path: 'content/archive.yaml' }],
  ['persistEntry', { path: 'content/veterans/../../etc/x/index.md' }],
  ['persistEntry', { path: '.git/hooks/post-commit' }],
  ['persistEntry', { path: FILE, newPath: 'content/veterans/karkaraly/other/index.md' }],
])('%s of %j is refused', async (action, file) => {
  expect(await refused(action, save(await main(), file))).toMatch(/^4\d\d path/);
});

test('roles: a place’s own entries only, and publishing by editors alone', async () => {
  const specialist: Editor = { ...editor, may: (_, place) => place === 'balkhash' };
  const preparing: Editor = { ...editor, may: (right) => right === 'edit' };
  expect(
    await refused(
      'entriesByFolder',
      { folder: 'content/veterans/karkaraly', extension: 'md' },
      specialist,
    ),
  ).toBe('403 place');
  expect(await refused('persistEntry', save(await changed()), specialist)).toBe('403 place');
  expect(await refused('getEntry', { path: FILE }, specialist)).toBe('403 place');
  await ask('persistEntry', save(await changed()));
  expect(await ask('unpublishedEntries', {}, specialist)).toEqual([]);
  expect(await refused('publishUnpublishedEntry', SLUG, preparing)).toBe('403 publish');
  expect(await refused('deleteFiles', { paths: [FILE] }, preparing)).toBe('403 publish');
  await ask('deleteUnpublishedEntry', SLUG);
  await ask('deleteFiles', { paths: [FILE] });
  expect(await main()).toBe('');
});

test('pictures are listed of one entry, not of a place or of all', async () => {
  for (const mediaFolder of ['content/veterans/karkaraly/..', 'content/veterans/../..', 'content'])
    expect(await ask('getMedia', { mediaFolder }), mediaFolder).toEqual([]);
});

test.each([
  ['nonsense', {}],
  ['persistEntry', {}],
  ['getEntry', { path: 'x'.repeat(999) }],
  ['getEntry', { path: 'content/veterans/karkaraly/abdirov-nurken/in\ndex.md' }],
  ['entriesByFolder', { folder: 'content/veterans/..', extension: 'md' }],
  ['deleteFile', { path: FILE.replace('index.md', 'portrait.jpg') }],
  ['persistMedia', {}],
])('the request %s is refused', async (action, params) =>
  expect(await refused(action, params)).toMatch(/^4/),
);
