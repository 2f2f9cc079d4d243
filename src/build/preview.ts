/** What a change will look like: pages of the changed people and pictures out of their clips. */
import { execFile } from 'node:child_process';
import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder, walk } from '../base/platform/files.ts';
import { tell } from '../base/platform/tell.ts';
import type { Options } from '../base/command/options.ts';
import { findFfmpeg, onPath } from '../base/platform/programs.ts';
import { build } from './index.ts';
import { t } from '../i18n/index.ts';

const run = promisify(execFile);

/** More people than anybody looks at in one review. */
const MOST = 20;
/** Seconds of a clip at which a picture is taken: faded in, in its midst, before it ends. */
const MOMENTS = [1, 7, 13];

export const previewOptions = {
  /** A commit to compare with. */
  since: { type: 'string', default: 'origin/main' },
  out: { type: 'string', default: 'preview' },
} as const;

/** Builds an archive of nobody but the changed people. Returns the exit code. */
export async function preview(options: Options): Promise<number> {
  const { content, out, lang, own } = options;
  const say = t(lang);
  const since = String(own['since']);
  const people = await changedPeople(content, since).catch((error: unknown) => {
    if (!onPath('git')) throw error;
    return null;
  });
  if (!people) return tell(say('preview.since', { folder: content, since }), 1);
  tell(say('preview.people', { count: people.length, most: MOST }));
  if (people.length === 0) return 0;
  await using small = await temporaryFolder('preview');
  for (const part of ['archive.yaml', 'places', 'campaigns', ...people.slice(0, MOST)])
    await cp(path.join(content, part), path.join(small.path, part), { recursive: true });
  const code = await build({ ...options, content: small.path }, ['photos', 'clips', 'site']);
  await pictures(out);
  return code;
}

/** `frames/<clip>-<second>.jpg` for every clip that was made. */
async function pictures(out: string): Promise<void> {
  const frames = path.join(out, 'frames');
  await mkdir(frames, { recursive: true });
  const ffmpeg = await findFfmpeg();
  for (const clip of (await walk(path.join(out, 'media'))).filter((file) => file.endsWith('.mp4')))
    for (const second of MOMENTS)
      await run(ffmpeg, [
        ...['-v', 'error', '-nostdin', '-y', '-ss', String(second)],
        ...['-i', path.join(out, 'media', clip), '-frames:v', '1', '-q:v', '3'],
        path.join(frames, `${path.basename(clip, '.mp4')}-${second}.jpg`),
      ]);
}

/** Folders below `veterans/` in which a file was added or changed, in order. */
export async function changedPeople(content: string, since: string): Promise<string[]> {
  const diff = ['diff', '--name-only', '--relative', '-z', '--diff-filter=d'];
  const { stdout } = await run('git', [...diff, since, '--', 'veterans'], { cwd: content });
  const files = stdout.split('\0');
  return [...new Set(files.flatMap((file) => /^veterans\/[^/]+\/[^/]+(?=\/)/.exec(file) ?? []))];
}
