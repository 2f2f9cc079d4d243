import { runBench } from '../src/bench-command.ts';
import { benchSite, SIZES } from '../src/bench/site.ts';

await runBench({ people: { type: 'string', default: SIZES.join(',') } }, ({ text, say }) =>
  benchSite(text('people').split(',').map(Number), say),
);
