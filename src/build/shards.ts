/** The clips that are missing, spread over machines: how many it takes, and one machine's part. */
import { access } from 'node:fs/promises';
import path from 'node:path';
import { makeClips, missingClips } from '../../remotion/jobs/index.ts';
import { NOTE } from '../../remotion/jobs/made-by.ts';
import { copy, walk, writeAtomically, writeFileAtomically } from '../base/platform/files.ts';
import { withLock } from '../base/platform/lock.ts';
import { tell } from '../base/platform/tell.ts';
import type { Options } from '../base/command/options.ts';
import { openArchive } from './index.ts';
import { t } from '../i18n/index.ts';
import { makePhotos } from '../outputs/photos/index.ts';
import { machineTimeOf } from './machines.ts';
import { storedFiles } from '../release/maintenance.ts';

/** `--json FILE` for the list; what there is to say goes to the terminal. */
export const shardOptions = { json: { type: 'string', default: 'shards.json' } } as const;

/** Writes the shards that make what cache and store lack, as the JSON list of a matrix. */
export async function planShards(options: Options): Promise<number> {
  const say = t(options.lang);
  const file = path.resolve(String(options.own['json']));
  // A folder that is not there is mistyped; told before the work, and none is made.
  await access(path.dirname(file));
  const stored = await storedFiles(options);
  return withLock(options.cache, async () => {
    const context = await openArchive(options);
    if (!context) return 1;
    const { photos } = await makePhotos(context);
    const missing = await missingClips({ ...context, stored }, photos);
    const { shards, hours, dollars } = machineTimeOf(missing);
    const list = Array.from({ length: shards }, (_, index) => `${index + 1}/${shards}`);
    await writeFileAtomically(file, JSON.stringify(list));
    const [machine, money] = [hours, dollars].map((sum) => Math.round(sum * 100) / 100);
    const params = { hours: machine ?? 0, dollars: money ?? 0 };
    return tell(say('shards.plan', { clips: missing.length, shards, ...params }));
  });
}

export const partOptions = {
  /** Leave out what the media store holds. */
  missing: { type: 'boolean' },
  /** A folder for the files that were made. */
  to: { type: 'string' },
} as const;

/** Makes one part of the clips and hands over what it made, as files of a cache. */
export async function renderPart(options: Options): Promise<number> {
  const { missing, to } = options.own;
  const say = t(options.lang);
  const stored = missing ? await storedFiles(options) : new Set<string>();
  return withLock(options.cache, async () => {
    const context = await openArchive(options);
    if (!context) return 1;
    const folder = path.join(options.cache, 'clips');
    const before = new Set(await walk(folder));
    const { photos } = await makePhotos(context);
    const { failures } = await makeClips({ ...context, stored }, photos);
    const made = (await walk(folder)).filter((file) => !before.has(file));
    for (const file of typeof to === 'string' ? made : [])
      await writeAtomically(path.join(String(to), 'clips', file), String(to), (temporary) =>
        copy(path.join(folder, file), temporary),
      );
    const step = say('cli.step.clips');
    for (const { item, cause } of failures)
      tell(say('cli.failed', { step, item: item.id, reason: String(cause) }));
    const count = made.filter((file) => !file.endsWith(`.${NOTE}`)).length;
    return tell(say('shards.made', { count }), failures.length > 0 ? 1 : 0);
  });
}
