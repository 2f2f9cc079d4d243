/** `dist/admin/`: the editors' form for a static host, with one configuration a language. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BuildContext } from '../base/command/context.ts';
import { hashOf } from '../base/platform/files.ts';
import { LANGUAGES } from '../model/language.ts';
import type { Output } from '../dist/output.ts';
import { adminFile, adminFiles, adminPage } from './admin.ts';
import { cmsConfig } from './config.ts';
import { frameArchive } from './frame/files.ts';

/** Files of the form where `archive.yaml` says how editors log in; otherwise the desk serves it. */
export async function makeCms({
  archive,
  cache,
}: BuildContext): Promise<{ outputs: Output[]; failures: [] }> {
  const { settings, places } = archive;
  if (!settings.cms) return { outputs: [], failures: [] };
  const services = [
    ...{
      proxy: [],
      github: ['https://api.github.com', 'https://www.githubstatus.com'],
      gitlab: ['https://gitlab.com'],
    }[settings.cms.backend],
    ...[settings.cms.service, settings.cms.loginAddress].flatMap((url) =>
      url ? [new URL(url).origin] : [],
    ),
  ];
  const files = new Map<string, string | Buffer>([
    ['index.html', adminPage(LANGUAGES[0], services)],
    ['clip.json', JSON.stringify(frameArchive(archive))],
  ]);
  for (const language of LANGUAGES)
    files.set(`config-${language}.json`, JSON.stringify(cmsConfig({ language, places, settings })));
  for (const name of await adminFiles()) {
    const file = await adminFile(name);
    if (file) files.set(name, file.bytes);
  }
  const outputs: Output[] = [];
  for (const [name, data] of files) {
    const extension = path.extname(name).slice(1);
    const source = await cache.file('cms', hashOf(name, data), extension, (target) =>
      writeFile(target, data),
    );
    const kind = extension === 'html' ? 'page' : 'asset';
    outputs.push({ kind, format: extension, path: `admin/${name}`, source });
  }
  return { outputs, failures: [] };
}
