import { runArguments } from '../src/base/command/cli.ts';
import { UsageError } from '../src/base/command/options.ts';
import { GENERATED, handOver } from '../src/base/command/words.ts';

if (!(await handOver(GENERATED)))
  await runArguments(([word = GENERATED.join(' | ')]) => Promise.reject(new UsageError(word)));
