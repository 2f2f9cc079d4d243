/** Tiny clips in place of the rendered ones, for tests of what is done with clips. */
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { findFfmpeg } from '../../base/platform/programs.ts';
import type { LedClip } from '../../outputs/led/media.ts';

const run = promisify(execFile);

/** Colours that tell the clips apart, and by which a test recognises a picture. */
const colourOf = (index: number): string => {
  const channel = (shift: number): string =>
    (64 + ((index * 37 + shift) % 160)).toString(16).padStart(2, '0');
  return `0x${channel(0)}${channel(70)}${channel(110)}`;
};

/**
 * Makes clips of one colour each, encoded alike: H.264, 25 fps, no sound, a key frame a second.
 *
 * @param folder Where the files go.
 * @param clips Who is in them and how long they last.
 */
export async function makeTestClips(
  folder: string,
  clips: readonly Omit<LedClip, 'file'>[],
  { width = 96, height = 64 } = {},
): Promise<LedClip[]> {
  await mkdir(folder, { recursive: true });
  const ffmpeg = await findFfmpeg();
  return Promise.all(
    clips.map(async (clip, index) => {
      const name = `${clip.person ?? `${clip.role}-${clip.place ?? 'all'}`}-${clip.target}.mp4`;
      const file = path.join(folder, name);
      const colour = `color=c=${colourOf(index)}:s=${width}x${height}:r=25:d=${clip.seconds}`;
      await run(ffmpeg, [
        ...['-v', 'error', '-y', '-f', 'lavfi', '-i', colour, '-an', '-c:v', 'libx264'],
        ...['-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '25', '-bf', '0'],
        ...['-threads', '1', '-movflags', '+faststart', file],
      ]);
      return { ...clip, file };
    }),
  );
}
