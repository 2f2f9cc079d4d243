/** The form on a static host with GitHub behind it: the very page of the build, in a browser. */
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Cache } from '../../base/cache.ts';
import type { BuildContext } from '../../base/context.ts';
import { launchBrowser } from '../../base/browser.ts';
import { makeCms } from '../../cms/publish.ts';
import { readArchive } from '../../model/archive.ts';
import { githubRepository, type GithubRepository } from '../../testing/github-repository/index.ts';
import { smallArchive } from '../../testing/small-archive.ts';
import { Repository } from '../git/repository.ts';

const ENTRY = 'content/veterans/karkaraly/abdirov-nurken/index.md';
const NAME = 'estelik/archive';
const TIMEOUT = 300_000;
let root: string;
let repository: Repository;
let github: GithubRepository;
let host: FastifyInstance;
let browser: Browser;
let page: Page;
let address: string;
const broken: string[] = [];

beforeAll(async () => {
  const folders = await smallArchive(['abdirov-nurken', 'mametova-manshuk'], []);
  root = folders.root;
  repository = await Repository.open(path.join(root, 'archive.git'), { content: folders.content });
  github = await githubRepository(repository.folder, NAME);
  const { archive } = await readArchive(folders.content);
  if (!archive) throw new Error('The archive cannot be read');
  const cms = {
    backend: 'github',
    repository: NAME,
    service: github.address,
    loginAddress: github.address,
  };
  const settings = { ...archive.settings, cms };
  const context = { archive: { ...archive, settings }, cache: new Cache(folders.cache) };
  const { outputs } = await makeCms(context as unknown as BuildContext);
  const files = new Map(outputs.map(({ path: file, source }) => [`/${file}`, source]));
  host = fastify();
  host.get('/*', async (request, reply) => {
    const asked = request.url.replace(/[?#].*$/, '').replace(/\/$/, '/index.html');
    const source = files.get(asked);
    if (!source) return reply.callNotFound();
    const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };
    return reply
      .type(types[path.extname(asked)] ?? 'application/octet-stream')
      .send(await readFile(source));
  });
  await host.listen({ host: '127.0.0.1', port: 0 });
  address = `http://127.0.0.1:${(host.server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(60_000);
  page.on('dialog', (dialog) => void dialog.accept());
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) broken.push(message.text());
  });
  // The one address besides the repository's that Decap asks: whether GitHub is well.
  await page.route('https://www.githubstatus.com/**', (route) =>
    route.fulfill({ json: { components: [] } }),
  );
}, TIMEOUT);

afterAll(async () => {
  await browser?.close();
  await host?.close();
  await github?.stop();
});

const text = async (): Promise<string> => (await repository.read(ENTRY))?.toString() ?? '';

test(
  'log in, list, open, save a draft, bring it to ready and publish: one line differs',
  { timeout: TIMEOUT },
  async () => {
    const before = await text();
    await page.goto(`${address}/admin/`);
    await page.getByRole('button', { name: /GitHub/ }).click();
    await page.getByText('Қарқаралы ауданы').first().waitFor();
    await page.goto(`${address}/admin/#/collections/karkaraly`);
    await page.getByText('abdirov-nurken').first().click();
    await page.locator('input[value="шабуылшы ұшқыш (Ил-2)"]').fill('шабуылшы ұшқыш');
    await page.getByRole('button', { name: 'Сақтау' }).click();
    await page.getByText('Өзгеріс сақталды').waitFor();
    expect(await text()).toBe(before);
    expect(github.pulls).toMatchObject([
      { ref: 'cms/karkaraly/abdirov-nurken/index', state: 'open', labels: ['decap-cms/draft'] },
    ]);
    // Saved once more: a commit on the same branch.
    await page.locator('input[value="шабуылшы ұшқыш"]').fill('штурмовик ұшқыш');
    await page.getByRole('button', { name: 'Сақтау' }).click();
    const branch = 'cms/karkaraly/abdirov-nurken/index';
    const draft = async () => (await repository.read(ENTRY, branch))?.toString();
    await expect.poll(draft, { timeout: 60_000 }).toContain('штурмовик ұшқыш');
    await page.getByText('Өзгеріс сақталды').waitFor();
    await page.getByText(/^Күйі: /).click();
    await page.getByRole('menuitem', { name: 'Дайын' }).click();
    await page.getByText('Күйі: Дайын').waitFor();
    await page.getByRole('button', { name: 'Жариялау' }).first().click();
    await page.getByRole('menuitem', { name: 'Қазір жариялау' }).click();
    await page.getByText('Жазба жарияланды').waitFor();
    expect(await text()).toBe(before.replace('шабуылшы ұшқыш (Ил-2)', 'штурмовик ұшқыш'));
    expect(await repository.branches('cms/')).toEqual([]);
    expect(github.pulls).toMatchObject([
      { state: 'closed', labels: ['decap-cms/pending_publish'] },
    ]);
    const files = path.join(root, 'files');
    await repository.checkOut(files);
    const { archive, problems } = await readArchive(path.join(files, 'content'));
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(archive?.veterans.map(({ id }) => id)).toContain('abdirov-nurken');
    expect(broken).toEqual([]);
  },
);
