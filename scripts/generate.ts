import { runArguments } from '../src/base/command/cli.ts';
import { oneOf } from '../src/base/command/options.ts';
import { UsageError } from '../src/base/command/parse.ts';
import { GENERATED, handOver } from '../src/base/command/words.ts';

if (!(await handOver(GENERATED)))
  await runArguments(async ([word = '']) => {
    if (word.startsWith('-')) throw new UsageError(word);
    oneOf('generate', word, GENERATED);
    return 2;
  });
