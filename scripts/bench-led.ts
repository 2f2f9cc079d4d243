import { runBench } from '../src/bench-command.ts';
import { benchLed } from '../src/led/bench/index.ts';

await runBench(
  {
    people: { type: 'string', default: '10000' },
    screens: { type: 'string', default: '100' },
  },
  ({ count, say }) => benchLed(count('people'), count('screens'), say),
);
