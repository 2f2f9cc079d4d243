/** The form on a static host with GitHub behind it: the very page of the build, in a browser. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { checkCommand } from '../../dev/testing/check-command.ts';
import { publish, publishPerson, save, toldBy, unfold } from '../../dev/testing/form-steps.ts';
import {
  githubRepository,
  type GithubRepository,
} from '../../dev/testing/git-hosts/github/index.ts';
import { smallArchive } from '../../dev/testing/small-archive.ts';
import { staticForm, type StaticForm } from '../../dev/testing/static-form.ts';
import { Repository } from '../../git/repository.ts';

const ENTRY = 'content/veterans/karkaraly/abdirov-nurken/index.md';
const NAME = 'estelik/archive';
const TIMEOUT = 600_000;
let repository: Repository;
let github: GithubRepository;
let form: StaticForm;
let page: Page;

beforeAll(async () => {
  const folders = await smallArchive(['abdirov-nurken', 'mametova-manshuk'], []);
  repository = await Repository.open(path.join(folders.root, 'archive.git'), {
    content: folders.content,
  });
  github = await githubRepository(repository.folder, NAME);
  form = await staticForm(folders, {
    backend: 'github',
    repository: NAME,
    service: github.address,
    loginAddress: github.address,
  });
  page = await form.visit();
  // The one address besides the repository's that Decap asks: whether GitHub is well.
  await page.route('https://www.githubstatus.com/**', (route) =>
    route.fulfill({ json: { components: [] } }),
  );
}, TIMEOUT);

afterAll(async () => {
  await form?.close();
  await github?.stop();
});

const text = async (): Promise<string> => (await repository.read(ENTRY))?.toString() ?? '';

test(
  'log in, list, open, save a draft, bring it to ready and publish: one line differs',
  { timeout: TIMEOUT },
  async () => {
    const before = await text();
    await page.goto(`${form.address}/admin/`);
    await page.getByRole('button', { name: /GitHub/ }).click();
    await page.getByText('Қарқаралы ауданы').first().waitFor();
    await page.goto(`${form.address}/admin/#/collections/karkaraly`);
    await page.getByText('abdirov-nurken').first().click();
    await unfold(page, 'service');
    await page.locator('input[value="шабуылшы ұшқыш (Ил-2)"]').fill('шабуылшы ұшқыш');
    await save(page);
    expect(await text()).toBe(before);
    expect(github.pulls).toMatchObject([
      { ref: 'cms/karkaraly/abdirov-nurken/index', state: 'open', labels: ['decap-cms/draft'] },
    ]);
    // Saved once more: a commit on the same branch.
    await unfold(page, 'service'); // folded again with the saved entry
    await page.locator('input[value="шабуылшы ұшқыш"]').fill('штурмовик ұшқыш');
    await page.getByRole('button', { name: 'Сақтау' }).click();
    const branch = 'cms/karkaraly/abdirov-nurken/index';
    const draft = async () => (await repository.read(ENTRY, branch))?.toString();
    await expect.poll(draft, { timeout: 60_000 }).toContain('штурмовик ұшқыш');
    await page.getByText('Өзгеріс сақталды').waitFor();
    await publish(page);
    expect(await text()).toBe(before.replace('шабуылшы ұшқыш (Ил-2)', 'штурмовик ұшқыш'));
    expect(await repository.branches('cms/')).toEqual([]);
    expect(github.pulls).toMatchObject([
      { state: 'closed', labels: ['decap-cms/pending_publish'] },
    ]);
    expect(await checkCommand(repository)).toMatchObject({ code: 0 });
  },
);

test(
  'a photograph loses its place, telephone and author before it is in the repository',
  { timeout: TIMEOUT },
  async () => {
    const photograph = path.join(PROJECT, 'fixtures/photos/25-progressive-gps.jpg');
    expect(await toldBy(await readFile(photograph))).toEqual(['exif', 'Exif\0']);
    const stored = await publishPerson(page, form.address, repository, photograph);
    expect(await toldBy(stored)).toEqual([]);
    expect(await sharp(stored).metadata()).toMatchObject({ format: 'jpeg', width: 512 });
    expect(form.broken).toEqual([]);
  },
);

test('a picture that cannot be cleaned is refused in words', { timeout: TIMEOUT }, async () => {
  await page.goto(`${form.address}/admin/?heic#/collections/balkhash/new`);
  await page.getByRole('button', { name: /Қосу: фотосурет/ }).click();
  await page.getByRole('button', { name: 'Сурет таңдау' }).first().click();
  const dialog = page.waitForEvent('dialog');
  const heic = path.join(PROJECT, 'fixtures/photos/40-drawn.heic');
  await page.locator('input[type=file]').first().setInputFiles(heic);
  expect((await dialog).message()).toContain('40-drawn.heic сақталмады: мұнда тек JPEG');
});
