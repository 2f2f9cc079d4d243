import { readCount } from '../src/base/command/options.ts';
import { runBench } from '../src/dev/bench/command.ts';
import { benchLed } from '../src/dev/bench/led/index.ts';

await runBench(
  {
    people: { type: 'string', default: '10000', judge: readCount },
    screens: { type: 'string', default: '100', judge: readCount },
  },
  ({ count, say }) => benchLed(count('people'), count('screens'), say),
);
