import { runBench } from '../src/dev/bench/command.ts';
import { measureScale } from '../src/dev/bench/scale/index.ts';
import { growthTable } from '../src/dev/bench/scale/table.ts';

await runBench(
  {
    people: { type: 'string', default: '100,1000,10000' },
    steps: { type: 'string' },
    'no-photographs': { type: 'boolean' },
  },
  async ({ options, text, say }) => {
    const sizes = text('people').split(',').map(Number);
    const steps = text('steps') ? text('steps').split(',') : undefined;
    const photographs = options.own['no-photographs'] !== true;
    const report = await measureScale({ sizes, steps, photographs }, say);
    say(`\n${growthTable(report)}`);
    return report;
  },
);
