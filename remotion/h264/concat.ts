/** Clips one after the other without encoding any picture anew. */
import { rm, writeFile } from 'node:fs/promises';
import { runFfmpeg } from './run-ffmpeg.ts';

/**
 * Lets FFmpeg copy clips that are encoded alike into one file.
 * @param clips In their order; with `seconds` a clip lasts so long, else as its file says.
 * @param rest Further inputs and the options of the output; `target` follows.
 */
export async function concat(
  target: string,
  clips: readonly { file: string; seconds?: number }[],
  rest: readonly string[],
): Promise<void> {
  const list = `${target}.txt`;
  const lines = clips.map(({ file, seconds }) => {
    const name = `file '${file.replace(/'/g, `'\\''`)}'\n`;
    return seconds === undefined ? name : `${name}duration ${seconds}\n`;
  });
  await writeFile(list, `ffconcat version 1.0\n${lines.join('')}`);
  const input = ['-f', 'concat', '-safe', '0', '-i', list];
  await runFfmpeg([...input, ...rest, target]).finally(() => rm(list, { force: true }));
}
