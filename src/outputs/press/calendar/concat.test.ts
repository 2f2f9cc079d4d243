import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { probe } from '../../../dev/bench/clips/probe.ts';
import { MP4, silenceArguments } from '../../../../remotion/h264/mux.ts';
import { runFfmpeg } from '../../../../remotion/h264/run-ffmpeg.ts';
import type { Clip } from '../../../../remotion/jobs/index.ts';
import { concatClips } from './concat.ts';

/** Lengths that are no whole number of a sound's packets. */
const SECONDS = [3, 2.04];

test('sound lasts as long as the picture in a clip and in a joint one, without edit lists', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'estelik-sound-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const at = (name: string): string => path.join(folder, name);
  const lengthsOf = async (file: string): Promise<unknown[]> => {
    expect((await readFile(file)).includes('elst')).toBe(false);
    const { video, audio, seconds } = await probe(file);
    const { duration } = video as unknown as { duration: string };
    return [Number(duration), Number(audio?.['duration']), video.start_pts, seconds];
  };
  const clips: Clip[] = [];
  for (const seconds of SECONDS) {
    const [picture, silence, file] = ['h264', 'm4a', 'mp4'].map((end) => at(`${seconds}.${end}`));
    const flat = ['-f', 'lavfi', '-i', `color=s=64x64:r=25:d=${seconds}`, '-bf', '0', '-f', 'h264'];
    await runFfmpeg([...flat, picture!]);
    await runFfmpeg([...silenceArguments(seconds), silence!]);
    const parts = ['-f', 'h264', '-framerate', '25', '-i', picture!, '-i', silence!, '-c', 'copy'];
    await runFfmpeg([...parts, '-t', String(seconds), ...MP4, file!]);
    expect(await lengthsOf(file!)).toEqual([seconds, seconds, 0, seconds]);
    clips.push({ file: file!, seconds } as Clip);
  }
  await concatClips(at('joined.mp4'), clips);
  expect(await lengthsOf(at('joined.mp4'))).toEqual([5.04, 5.04, 0, 5.04]);
});
