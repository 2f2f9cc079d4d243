/** The editors' form as the build makes it, on a static host, opened in a browser. */
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import fastify from 'fastify';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../base/platform/browser.ts';
import { Cache } from '../../base/platform/cache.ts';
import type { BuildContext } from '../../base/command/context.ts';
import { makeCms } from '../../cms/publish.ts';
import { readArchive } from '../../model/archive.ts';
import type { Settings } from '../../model/settings.ts';
import type { SmallArchive } from './small-archive.ts';

export interface StaticForm {
  /** Without a closing slash; the form is below `/admin/`. */
  address: string;
  /** A page of a browser of its own. */
  visit: () => Promise<Page>;
  /** What the pages' policy has forbidden. */
  broken: readonly string[];
  close: () => Promise<void>;
}

/** @param cms What `archive.yaml` says about the editors' login. */
export async function staticForm(
  { content, cache }: SmallArchive,
  cms: NonNullable<Settings['cms']>,
): Promise<StaticForm> {
  const { archive } = await readArchive(content);
  if (!archive) throw new Error('The archive cannot be read');
  const settings = { ...archive.settings, cms };
  const context = { archive: { ...archive, settings }, cache: new Cache(cache) };
  const { outputs } = await makeCms(context as unknown as BuildContext);
  const files = new Map(outputs.map(({ path: file, source }) => [`/${file}`, source]));
  const host = fastify();
  host.get('/*', async (request, reply) => {
    const file = request.url.replace(/[?#].*$/, '').replace(/\/$/, '/index.html');
    const source = files.get(file);
    if (!source) return reply.callNotFound();
    const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };
    return reply
      .type(types[path.extname(file)] ?? 'application/octet-stream')
      .send(await readFile(source));
  });
  await host.listen({ host: '127.0.0.1', port: 0 });
  const browser = await launchBrowser();
  const broken: string[] = [];
  return {
    address: `http://127.0.0.1:${(host.server.address() as AddressInfo).port}`,
    broken,
    visit: async () => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      page.on('dialog', (dialog) => void dialog.accept());
      page.on('console', (message) => {
        if (/Content Security Policy/.test(message.text())) broken.push(message.text());
      });
      return page;
    },
    close: async () => {
      await browser.close();
      await host.close();
    },
  };
}
