import { runArguments } from '../src/base/command/cli.ts';
import { MissingValueError, UsageError } from '../src/base/command/parse.ts';
import { measure, readSteps } from '../src/dev/bench/scale/steps.ts';

await runArguments(async (words) => {
  const [folder = '', step = '', ...more] = words;
  const strange = words.find((word) => word.startsWith('-')) ?? more[0];
  if (strange !== undefined) throw new UsageError(strange);
  if (!folder) throw new MissingValueError('DIR');
  const [known = ''] = readSteps('STEP', step);
  process.stdout.write(`\n${JSON.stringify(await measure(folder, known))}`);
  return 0;
});
