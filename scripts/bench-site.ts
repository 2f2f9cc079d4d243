import { runBench } from '../src/dev/bench/command.ts';
import { benchSite, SIZES } from '../src/dev/bench/site/index.ts';

await runBench({ people: { type: 'string', default: SIZES.join(',') } }, ({ text, say }) =>
  benchSite(text('people').split(',').map(Number), say),
);
