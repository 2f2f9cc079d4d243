/** The form on a static host with GitLab behind it: the very page of the build, in a browser. */
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkCommand } from '../../testing/check-command.ts';
import { bringTo, publish, save } from '../../testing/form-steps.ts';
import { gitlabProject, type GitlabProject } from '../../testing/git-hosts/gitlab/index.ts';
import type { Role } from '../../testing/git-hosts/gitlab/login.ts';
import { smallArchive } from '../../testing/small-archive.ts';
import { staticForm, type StaticForm } from '../../testing/static-form.ts';
import { Repository } from '../git/repository.ts';
import { git } from '../git/run.ts';

const ENTRY = 'content/veterans/karkaraly/abdirov-nurken/index.md';
const OTHER = 'content/veterans/karaganda/mametova-manshuk/index.md';
const BRANCH = 'cms/karkaraly/abdirov-nurken/index';
const NAME = 'estelik/archive';
const TIMEOUT = 300_000;
let repository: Repository;
let gitlab: GitlabProject;
let form: StaticForm;

beforeAll(async () => {
  const folders = await smallArchive(['abdirov-nurken', 'mametova-manshuk'], []);
  const folder = path.join(folders.root, 'archive.git');
  repository = await Repository.open(folder, { content: folders.content });
  gitlab = await gitlabProject(folder, NAME, 'an-application');
  form = await staticForm(folders, {
    ...{ backend: 'gitlab', repository: NAME, application: 'an-application' },
    ...{ service: `${gitlab.address}/api/v4`, loginAddress: gitlab.address },
  });
}, TIMEOUT);

afterAll(async () => {
  await form?.close();
  await gitlab?.stop();
});

const text = async (file: string, at?: string): Promise<string> =>
  (await repository.read(file, at))?.toString() ?? '';

/** Logs in as one of those whom GitLab's page offers. */
async function logIn(role: Role): Promise<Page> {
  const page = await form.visit();
  await page.goto(`${form.address}/admin/`);
  await page.getByRole('button', { name: /GitLab/ }).click();
  await page.getByRole('link', { name: role }).click();
  return page;
}

async function openPerson(page: Page, place: string, id: string): Promise<void> {
  await page.getByText('Қарқаралы ауданы').first().waitFor();
  await page.goto(`${form.address}/admin/#/collections/${place}`);
  await page.getByText(id).first().click();
}

test(
  'log in, list, open, save twice, bring on its way and publish: one line differs',
  { timeout: TIMEOUT },
  async () => {
    const before = await text(ENTRY);
    const tip = await repository.tip();
    const page = await logIn('maintainer');
    await openPerson(page, 'karkaraly', 'abdirov-nurken');
    await page.locator('input[value="шабуылшы ұшқыш (Ил-2)"]').fill('шабуылшы ұшқыш');
    await save(page);
    expect(await text(ENTRY)).toBe(before);
    expect(gitlab.mergeRequests).toMatchObject([
      { source_branch: BRANCH, state: 'opened', labels: ['decap-cms/draft'] },
    ]);
    // Meanwhile somebody else publishes: the branch is brought up to date before the next save.
    const data = (await text(OTHER)).replace('Жиенғалиқызы ', '');
    expect(data).not.toBe(await text(OTHER));
    const write = [{ path: OTHER, data }];
    await repository.commit(async () => [{ message: 'content: another person', write }]);
    await page.locator('input[value="шабуылшы ұшқыш"]').fill('штурмовик ұшқыш');
    await page.getByRole('button', { name: 'Сақтау' }).click();
    await expect.poll(() => text(ENTRY, BRANCH), { timeout: 60_000 }).toContain('штурмовик ұшқыш');
    expect(await text(OTHER, BRANCH)).toBe(data);
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
    expect(form.broken).toEqual([]);
  },
);
