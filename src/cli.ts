/** The edge of every command: arguments in, exit code out, errors in words. */
import { constants } from 'node:os';
import { LockedError } from './base/lock.ts';
import {
  languageOf,
  readOptions,
  UsageError,
  type Options,
  type OwnOptions,
} from './base/options.ts';
import { reasonOf } from './base/reason.ts';
import { t } from './i18n/index.ts';

type Command = (options: Options) => Promise<number>;

/**
 * Runs a command with the options of the command line and sets the process' exit code.
 * @param own Options that only this command has.
 */
export async function runCommand(command: Command, own: OwnOptions = {}): Promise<void> {
  // The libraries of browsers listen too, and then nobody would end it.
  process.once('SIGTERM', () => process.exit(128 + constants.signals.SIGTERM));
  await runArguments((args) => command(readOptions(args, process.cwd(), own)), Object.keys(own));
}

/**
 * As `runCommand`, for a command that reads the command line itself.
 * @param own Names of options to be told beside the usual ones.
 */
export async function runArguments(
  command: (args: readonly string[]) => Promise<number>,
  own: readonly string[] = [],
): Promise<void> {
  const args = process.argv.slice(2);
  process.once('beforeExit', cutOff);
  process.exitCode = await answer(command, args, own);
  process.off('beforeExit', cutOff);

  /** Nothing is left to wait for, and yet no answer: a helper died (Pagefind's library is silent). */
  function cutOff(): void {
    process.stderr.write(`${t(languageOf(args))('cli.cut-off')}\n`);
    process.exitCode = 1;
  }
}

async function answer(
  command: (args: readonly string[]) => Promise<number>,
  args: readonly string[],
  own: readonly string[],
): Promise<number> {
  try {
    return await command(args);
  } catch (error) {
    const say = t(languageOf(args));
    if (error instanceof UsageError) {
      const more = own.map((name) => ` --${name}`);
      process.stderr.write(`${say('cli.usage', { reason: error.message })}${more.join('')}\n`);
      return 2;
    }
    if (error instanceof LockedError) {
      process.stderr.write(`${say('cli.locked', { pid: error.pid })}\n`);
      return 1;
    }
    if ((error as NodeJS.ErrnoException).syscall) {
      process.stderr.write(`${reasonOf(error, say)}\n`);
      return 1;
    }
    throw error;
  }
}
