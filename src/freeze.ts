/** Checks the archive, then publishes its schedule. */
import type { Options } from './base/options.ts';
import { readChecked, reportProblems } from './check/index.ts';
import { freeze } from './led/index.ts';

/** @returns The exit code: 1 when the archive must be mended first. */
export async function freezeArchive(options: Options): Promise<number> {
  const { archive, problems } = await readChecked(options);
  const errors = reportProblems(problems, options);
  if (!archive || (errors > 0 && !options.skipBroken)) return 1;
  process.stdout.write(`${await freeze(archive, options)}\n`);
  return 0;
}
