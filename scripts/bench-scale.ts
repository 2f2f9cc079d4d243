import { readCounts } from '../src/base/command/options.ts';
import { runBench } from '../src/dev/bench/command.ts';
import { measureScale } from '../src/dev/bench/scale/index.ts';
import { readSteps } from '../src/dev/bench/scale/steps.ts';
import { growthTable } from '../src/dev/bench/scale/table.ts';

await runBench(
  {
    people: { type: 'string', default: '100,1000,10000', judge: readCounts },
    steps: { type: 'string', judge: readSteps },
    'no-photographs': { type: 'boolean' },
  },
  async ({ options, text, say }) => {
    const sizes = readCounts('--people', text('people'));
    const steps = text('steps') ? readSteps('--steps', text('steps')) : undefined;
    const photographs = options.own['no-photographs'] !== true;
    const report = await measureScale({ sizes, steps, photographs }, say);
    say(`\n${growthTable(report)}`);
    return report;
  },
);
