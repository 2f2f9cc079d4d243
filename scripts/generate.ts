import { runArguments } from '../src/base/command/cli.ts';
import { oneOf } from '../src/base/command/options.ts';
import { UsageError } from '../src/base/command/parse.ts';
import { handOver, SUBCOMMANDS } from '../src/base/command/subcommands.ts';

if (!(await handOver()))
  await runArguments(async ([word = '']) => {
    if (word.startsWith('-')) throw new UsageError(word);
    oneOf('generate', word, SUBCOMMANDS['generate'] ?? []);
    return 2;
  });
