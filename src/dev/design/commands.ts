/** The commands of the design: the contact sheet and Remotion Studio. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Cache, PROJECT } from '../../base/platform/cache.ts';
import type { Options } from '../../base/command/options.ts';
import { reportProblems } from '../../check/index.ts';
import { t } from '../../i18n/index.ts';
import { readArchive, type Archive } from '../../model/archive.ts';
import { makePhotos } from '../../outputs/photos/index.ts';
import { makePrintContactSheet } from './prints.ts';
import { makeContactSheet } from './contact-sheet/index.ts';
import { writeStudioData } from './studio-data.ts';

/** The archive, or its problems said and null. */
async function open(options: Options): Promise<Archive | null> {
  const { archive, problems } = await readArchive(options.content, options.campaign);
  if (!archive) reportProblems(problems, options);
  return archive;
}

/** Draws the contact sheet, with `--print` that of everything on paper, and says where it lies. */
export async function contactSheet(options: Options): Promise<number> {
  const cache = new Cache(options.cache);
  if (options.own['print']) return say(await makePrintContactSheet(cache));
  const archive = await open(options);
  return archive ? say(await makeContactSheet(archive, cache)) : 1;
}

function say(file: string): number {
  process.stdout.write(`${file}\n`);
  return 0;
}

/** Opens Remotion Studio on the people of the archive; returns when it is closed. */
export async function studio(options: Options): Promise<number> {
  const archive = await open(options);
  if (!archive) return 1;
  const cache = new Cache(options.cache);
  const { photos } = await makePhotos({ options, archive, cache, t: t(options.lang) });
  const folder = path.join(cache.folder, 'studio');
  await writeStudioData(archive, photos, folder);
  const program = path.join(PROJECT, 'node_modules/@remotion/cli/remotion-cli.js');
  const args = ['studio', 'src/dev/design/studio.tsx', `--public-dir=${folder}`];
  const child = spawn(process.execPath, [program, ...args], { cwd: PROJECT, stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 0;
}
