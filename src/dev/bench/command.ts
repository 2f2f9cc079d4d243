/** The edge of every bench: its own options in, figures out, with `--json` into a file too. */
import { writeFile } from 'node:fs/promises';
import { readCount, type Options, type OwnOptions } from '../../base/command/options.ts';
import { runCommand } from '../../base/command/cli.ts';

export interface BenchCall {
  options: Options;
  /** The value of an own option, empty where none was given. */
  text: (name: string) => string;
  /** A count of an own option. */
  count: (name: string) => number;
  say: (line: string) => void;
}

/** Runs a bench with its own options. */
export async function runBench(
  own: OwnOptions,
  bench: (call: BenchCall) => Promise<unknown>,
): Promise<void> {
  await runCommand(
    async (options) => {
      const text = (name: string): string => String(options.own[name] ?? '');
      const count = (name: string): number => readCount(`--${name}`, text(name));
      const say = (line: string): void => void process.stdout.write(`${line}\n`);
      const report = await bench({ options, text, count, say });
      const file = text('json');
      if (file) await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
      return 0;
    },
    { json: { type: 'string' }, ...own },
  );
}
