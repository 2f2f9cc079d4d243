import { runBench } from '../src/dev/bench/command.ts';
import { benchLed } from '../src/dev/bench/led/index.ts';

await runBench(
  {
    people: { type: 'string', default: '10000' },
    screens: { type: 'string', default: '100' },
  },
  ({ count, say }) => benchLed(count('people'), count('screens'), say),
);
