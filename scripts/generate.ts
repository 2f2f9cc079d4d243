import { runArguments } from '../src/base/command/cli.ts';
import { oneOf } from '../src/base/command/options.ts';
import { UsageError } from '../src/base/command/parse.ts';
import { handOver, WORDS } from '../src/base/command/words.ts';

if (!(await handOver()))
  await runArguments(async ([word = '']) => {
    if (word.startsWith('-')) throw new UsageError(word);
    oneOf('generate', word, WORDS['generate'] ?? []);
    return 2;
  });
