/** The edge of every command: arguments in, exit code out, errors in words. */
import { constants } from 'node:os';
import path from 'node:path';
import { LockedError } from '../platform/lock.ts';
import { helpOf, sayUsage, type OptionList } from './help.ts';
import { languageOf } from '../platform/language.ts';
import { readOptions, SHARED, type Options, type OwnOptions } from './options.ts';
import { UsageError } from './parse.ts';
import { reasonOf } from './reason.ts';
import { tell } from '../platform/tell.ts';
import { t } from '../../i18n/index.ts';

type Command = (options: Options) => Promise<number>;

/**
 * Runs a command with the options of the command line and sets the process' exit code.
 * @param own Options that only this command has.
 */
export async function runCommand(command: Command, own: OwnOptions = {}): Promise<void> {
  // The libraries of browsers listen too, and then nobody would end it.
  process.once('SIGTERM', () => process.exit(128 + constants.signals.SIGTERM));
  await runArguments((args) => command(readOptions(args, process.cwd(), own)), own);
}

/**
 * As `runCommand`, for a command that reads the command line itself. `--help` starts nothing.
 * @param own For `--help`.
 */
export async function runArguments(
  command: (args: readonly string[]) => Promise<number>,
  own: OptionList = {},
): Promise<void> {
  const args = process.argv.slice(2);
  if (args.some((arg) => arg === '--help' || arg === '-h')) {
    const language = languageOf(args);
    const spoken = { language, say: t(language) };
    process.stdout.write(helpOf(scriptName(), { common: SHARED, own }, spoken));
    return;
  }
  process.once('beforeExit', cutOff);
  process.exitCode = await answer(command, args);
  process.off('beforeExit', cutOff);

  /** Nothing is left to wait for, and yet no answer: a helper died (Pagefind's library is silent). */
  function cutOff(): void {
    process.exitCode = tell(t(languageOf(args))('cli.cut-off'), 1);
  }
}

/** Of the file that was started, without its ending. */
const scriptName = (): string => path.basename(process.argv[1] ?? '', '.ts');

async function answer(
  command: (args: readonly string[]) => Promise<number>,
  args: readonly string[],
): Promise<number> {
  try {
    return await command(args);
  } catch (error) {
    const say = t(languageOf(args));
    if (error instanceof UsageError) return tell(sayUsage(error, scriptName(), say), 2);
    if (error instanceof LockedError) return tell(say('cli.locked', { pid: error.pid }), 1);
    if ((error as NodeJS.ErrnoException).syscall) return tell(reasonOf(error, say), 1);
    throw error;
  }
}
