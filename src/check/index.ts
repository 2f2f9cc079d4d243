/** The check of a whole archive: every problem at once, in the reader's language. */
import path from 'node:path';
import type { Options } from '../base/command/options.ts';
import { t } from '../i18n/index.ts';
import { sayProblem } from '../i18n/problem.ts';
import { ledProblems } from '../outputs/led/problems.ts';
import { readArchive, type ArchiveReading } from '../model/archive.ts';
import { findPlaceholders } from '../model/placeholders.ts';
import { specialistProblems } from '../model/specialists.ts';
import { postingProblems } from '../outputs/press/problems.ts';
import { compareProblems, type Problem } from '../model/problem.ts';
import { FORMATS } from './formats.ts';

type Wishes = Pick<Options, 'content' | 'format' | 'lang'>;

/** Reads the archive with every problem there is, those of the screens' schedule, the
 * register of specialists, the posting calendar and placeholders included. */
export async function readChecked(
  options: Pick<Options, 'content' | 'campaign'>,
): Promise<ArchiveReading> {
  const reading = await readArchive(options.content, options.campaign);
  if (!reading.archive) return reading;
  const today = new Date().toISOString().slice(0, 10);
  const screens = await ledProblems(reading.archive, options.content, today);
  const found = [
    ...reading.problems,
    ...screens,
    ...specialistProblems(reading.archive),
    ...postingProblems(reading.archive),
    ...findPlaceholders(reading.archive, options.content),
  ];
  return { ...reading, problems: found.sort(compareProblems) };
}

/** The archive; `null`, and every problem said, when it cannot be read. */
export async function readOrReport(options: Wishes & Pick<Options, 'campaign'>) {
  const { archive, problems } = await readChecked(options);
  if (!archive) reportProblems(problems, options);
  return archive;
}

/**
 * Reads the archive and writes every problem to stdout.
 * @returns The exit code: 1 when something must be mended, 0 otherwise.
 */
export async function check(options: Options): Promise<number> {
  const { problems, entries } = await readChecked(options);
  return reportProblems(problems, options, entries) > 0 ? 1 : 0;
}

/**
 * Writes problems to stdout in the wished format; without problems and `entries` it is silent.
 * @param entries How many entries were read, for the closing line.
 * @returns The number of errors.
 */
export function reportProblems(
  problems: readonly Problem[],
  options: Wishes,
  entries: number | null = null,
): number {
  const say = t(options.lang);
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const report = {
    problems: problems.map((problem) => sayProblem(problem, say)),
    errors,
    warnings: problems.length - errors,
    entries,
    folder: shortest(options.content),
  };
  process.stdout.write(FORMATS[options.format](report, say));
  return errors;
}

/** A folder as it is written below the working folder, or in full elsewhere. */
function shortest(folder: string): string {
  const relative = path.relative(process.cwd(), folder);
  return (relative.startsWith('..') ? folder : relative).split(path.sep).join('/');
}
