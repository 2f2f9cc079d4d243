import { readCounts } from '../src/base/command/options.ts';
import { runBench } from '../src/dev/bench/command.ts';
import { benchSite, SIZES } from '../src/dev/bench/site/index.ts';

await runBench(
  { people: { type: 'string', default: SIZES.join(','), judge: readCounts } },
  ({ text, say }) => benchSite(readCounts('--people', text('people')), say),
);
