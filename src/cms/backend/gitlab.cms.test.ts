/** The form on a static host with GitLab behind it: the very page of the build, in a browser. */
import path from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { checkCommand } from '../../dev/testing/check-command.ts';
import {
  askToPublish,
  bringTo,
  publish,
  publishPerson,
  save,
  toldBy,
  unfold,
} from '../../dev/testing/form-steps.ts';
import { gitlabProject, type GitlabProject } from '../../dev/testing/git-hosts/gitlab/index.ts';
import type { Role } from '../../dev/testing/git-hosts/gitlab/login.ts';
import { addMany, manyId } from '../../dev/testing/many-people.ts';
import { smallArchive, type SmallArchive } from '../../dev/testing/small-archive.ts';
import { staticForm, type StaticForm } from '../../dev/testing/static-form.ts';
import { Repository } from '../../git/repository.ts';
import { git } from '../../git/run.ts';

const ENTRY = 'content/veterans/karkaraly/abdirov-nurken/index.md';
const OTHER = 'content/veterans/karaganda/mametova-manshuk/index.md';
const BRANCH = 'cms/karkaraly/abdirov-nurken/index';
const NAME = 'estelik/archive';
const TIMEOUT = 600_000;
let repository: Repository;
let gitlab: GitlabProject;
let form: StaticForm;
let page: Page;
let folders: SmallArchive;

beforeAll(async () => {
  folders = await smallArchive(['abdirov-nurken', 'mametova-manshuk'], []);
  const folder = path.join(folders.root, 'archive.git');
  repository = await Repository.open(folder, { content: folders.content });
  gitlab = await gitlabProject(folder, NAME, 'an-application');
  form = await staticForm(folders, {
    backend: 'gitlab',
    repository: NAME,
    application: 'an-application',
    service: `${gitlab.address}/api/v4`,
    loginAddress: gitlab.address,
  });
}, TIMEOUT);

afterAll(async () => {
  await form?.close();
  await gitlab?.stop();
});

const text = async (file: string, at?: string): Promise<string> =>
  (await repository.read(file, at))?.toString() ?? '';

/** Logs in as one of those whom GitLab's page offers. */
async function logIn(role: Role, search = ''): Promise<Page> {
  const page = await form.visit();
  await page.goto(`${form.address}/admin/${search}`);
  await page.getByRole('button', { name: /GitLab/ }).click();
  await page.getByRole('link', { name: role }).click();
  return page;
}

async function open(page: Page, place: string, id: string): Promise<void> {
  await page.goto(`${form.address}/admin/#/collections/${place}`);
  await page.getByText(id).first().click();
}

test(
  'log in, list, open, save twice, bring on its way and publish: one line differs',
  { timeout: TIMEOUT },
  async () => {
    const before = await text(ENTRY);
    const tip = await repository.tip();
    page = await logIn('maintainer');
    await page.getByText('Қарқаралы ауданы').first().waitFor();
    await open(page, 'karkaraly', 'abdirov-nurken');
    await unfold(page, 'service');
    await page.locator('input[value="шабуылшы ұшқыш (Ил-2)"]').fill('шабуылшы ұшқыш');
    await save(page);
    expect(await text(ENTRY)).toBe(before);
    expect(gitlab.mergeRequests).toMatchObject([
      {
        title: `content: change ${ENTRY}`,
        source_branch: BRANCH,
        state: 'opened',
        labels: ['decap-cms/draft'],
      },
    ]);
    // Meanwhile somebody else publishes: the branch is brought up to date before the next save.
    const data = (await text(OTHER)).replace('Жиенғалиқызы ', '');
    expect(data).not.toBe(await text(OTHER));
    const write = [{ path: OTHER, data }];
    await repository.commit(async () => [{ message: 'content: another person', write }]);
    gitlab.login.expire();
    await unfold(page, 'service'); // folded again with the saved entry
    await page.locator('input[value="шабуылшы ұшқыш"]').fill('штурмовик ұшқыш');
    await page.getByRole('button', { name: 'Сақтау' }).click();
    await expect.poll(() => text(ENTRY, BRANCH), { timeout: 60_000 }).toContain('штурмовик ұшқыш');
    expect(await text(OTHER, BRANCH)).toBe(data);
    expect(gitlab.requests.filter((request) => request === 'POST /oauth/token')).toHaveLength(2);
    await page.getByText('Өзгеріс сақталды').waitFor();
    await bringTo(page, 'Тексеруде');
    expect(gitlab.mergeRequests).toMatchObject([{ labels: ['decap-cms/pending_review'] }]);
    await publish(page);
    expect(await text(ENTRY)).toBe(before.replace('шабуылшы ұшқыш (Ил-2)', 'штурмовик ұшқыш'));
    expect(gitlab.mergeRequests).toMatchObject([
      { state: 'merged', labels: ['decap-cms/pending_publish'] },
    ]);
    expect(await repository.branches('cms/')).toEqual([]);
    const changed = await git(repository.folder, ['diff', '--name-only', tip ?? '', 'main']);
    expect(changed.toString().trim().split('\n').sort()).toEqual([OTHER, ENTRY]);
    expect(await checkCommand(repository)).toMatchObject({ code: 0 });
  },
);

test(
  'sixty people of one place are listed, anybody is found by name',
  { timeout: TIMEOUT },
  async () => {
    await addMany(repository, await text(ENTRY), { place: 'temirtau', count: 60 });
    await page.goto(`${form.address}/admin/#/collections/temirtau`);
    await page.waitForFunction(() => document.querySelectorAll('a[href*="person-"]').length === 60);
    await page.getByText(`Нуркен Абдирович Абдиров · ${manyId(0)}`).waitFor();
    await page.getByPlaceholder('Барлығынан іздеу').fill('Маметова');
    await page.getByText('Барлық жерлер').click();
    await page.getByText('· mametova-manshuk').waitFor();
  },
);

test(
  'a photograph of any size comes into the repository upright, bounded and without metadata',
  { timeout: TIMEOUT },
  async () => {
    const photograph = path.join(folders.root, 'huge.jpg');
    const source = path.join(PROJECT, 'fixtures/photos/25-progressive-gps.jpg');
    await sharp(source).resize(3600, 3000, { fit: 'fill' }).keepExif().toFile(photograph);
    const stored = await publishPerson(page, form.address, repository, photograph);
    expect(await toldBy(stored)).toEqual([]);
    expect(await sharp(stored).metadata()).toMatchObject({ width: 2400, height: 2000 });
    expect(stored.length).toBeLessThan(2_000_000);
  },
);

test('whoever may not is told so in words', { timeout: TIMEOUT }, async () => {
  const reader = await logIn('reporter', '?lang=ru');
  await reader.getByText(/^На это у вас нет прав.* Войти снова$/).waitFor();
  await reader.getByRole('link', { name: 'Войти снова' }).click();
  await reader.getByRole('button', { name: 'Войти через GitLab' }).waitFor();
  await reader.context().close();

  gitlab.login.give('developer');
  const before = await text(ENTRY);
  /** Folded again with every entry that is opened or saved. */
  const write = async (before: string, after: string): Promise<void> => {
    const role = page.locator(`input[value="${before}"]`);
    await role.waitFor({ state: 'attached' });
    if (!(await role.isVisible())) await unfold(page, 'service');
    await role.fill(after);
  };
  const refused = (words: string) => page.getByText(words).waitFor();
  await open(page, 'karkaraly', 'abdirov-nurken');
  await write('штурмовик ұшқыш', 'ұшқыш');
  await save(page);
  await bringTo(page, 'Дайын');
  await askToPublish(page);
  await refused('Жарияланбады: Бұған құқығыңыз жетпейді');
  expect(await text(ENTRY)).toBe(before);

  // Somebody else publishes another word for the same: only a new beginning helps.
  const data = before.replace('штурмовик ұшқыш', 'барлаушы ұшқыш');
  await repository.commit(async () => [
    { message: 'content: a word', write: [{ path: ENTRY, data }] },
  ]);
  await write('ұшқыш', 'әскери ұшқыш');
  await page.getByRole('button', { name: 'Сақтау' }).click();
  await refused('Жазба сақталмады: Осы арада бұл жазбаны басқа біреу жариялады');
  await page.getByRole('button', { name: 'Жарияланбаған өзгерісті жою' }).click();
  await write('барлаушы ұшқыш', 'әскери ұшқыш');
  await save(page);
  expect(await text(ENTRY, BRANCH)).toBe(before.replace('штурмовик ұшқыш', 'әскери ұшқыш'));

  gitlab.login.give('reporter');
  await write('әскери ұшқыш', 'ұшқыш');
  await page.getByRole('button', { name: 'Сақтау' }).click();
  await refused('Жазба сақталмады: Бұған құқығыңыз жетпейді');
  expect(form.broken).toEqual([]);
});
