import type { Cache } from '../../src/base/platform/cache.ts';
import type { Output, TextOutput } from '../../src/dist/output.ts';
import { captionsOf } from './captions.ts';
import type { Job } from './jobs.ts';

/**
 * The files of a job, below `media/<person>/` or `media/campaign/`. A screen's clips are published
 * with the screen, `led/<screen>/`, and nowhere else: they are the largest files of all.
 */
export function outputsOf(cache: Cache, job: Job): (Output | TextOutput)[] {
  const { person, name, target, clip, still, key, subject } = job;
  const stem = `media/${person ?? 'campaign'}/${name}-${target.id}`;
  const common = { person, format: target.id, language: null };
  const outputs: (Output | TextOutput)[] = [];
  const add = (kind: Output['kind'], extension: string): void => {
    const source = cache.pathOf('clips', key, extension);
    outputs.push({ ...common, kind, path: `${stem}.${extension}`, source });
  };
  if (clip && target.medium === 'social') {
    add('clip', 'mp4');
    for (const language of ['kk', 'ru'] as const)
      outputs.push({
        person,
        format: target.id,
        language,
        kind: 'subtitles',
        path: `${stem}.${language}.vtt`,
        text: () => captionsOf(subject, target, clip.seconds, language),
      });
  }
  if (still) add(still, 'jpg');
  return outputs;
}
