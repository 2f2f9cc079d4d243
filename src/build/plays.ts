/** `npm run plays`: what the screens have shown, by their own logs and their keepers' word. */
import { readOptions } from '../base/command/options.ts';
import { readOrReport } from '../check/index.ts';
import { readProof } from '../outputs/led/plays/read.ts';
import { isSound, sayProof } from '../outputs/led/plays/say.ts';

/**
 * Checks the named files, or those of `content/plays/`, and says what they prove.
 * @param args Files, then the usual options.
 * @returns The exit code: 1 when something in them must be looked at.
 */
export async function readPlays(args: readonly string[]): Promise<number> {
  const first = args.findIndex((arg) => arg.startsWith('--'));
  const files = first < 0 ? args : args.slice(0, first);
  const options = readOptions(args.slice(files.length));
  const archive = await readOrReport(options);
  if (!archive) return 1;
  const logs = files.length > 0 ? [...files] : undefined;
  const proof = await readProof(archive, options.content, logs);
  process.stdout.write(sayProof(proof, archive, options.lang));
  return isSound(proof) ? 0 : 1;
}
