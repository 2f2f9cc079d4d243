/** Checks the archive, then publishes one of its schedules. */
import type { Options } from '../base/command/options.ts';
import { readChecked, reportProblems } from '../check/index.ts';
import { freeze } from '../outputs/led/freeze.ts';
import type { Archive } from '../model/archive.ts';
import { freezePosting } from '../outputs/press/freeze.ts';

/** Publishes the schedule of the screens. @returns The exit code: 1 when the archive must be mended. */
export const freezeArchive = (options: Options): Promise<number> => publish(options, freeze);

/** Publishes the posting calendar of the press. @returns The exit code. */
export const freezePress = (options: Options): Promise<number> => publish(options, freezePosting);

async function publish(
  options: Options,
  write: (archive: Archive, options: Options) => Promise<string>,
): Promise<number> {
  const { archive, problems } = await readChecked(options);
  const errors = reportProblems(problems, options);
  if (!archive || (errors > 0 && !options.skipBroken)) return 1;
  process.stdout.write(`${await write(archive, options)}\n`);
  return 0;
}
