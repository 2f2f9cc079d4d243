import { benchClips } from '../src/dev/bench/clips/index.ts';
import { readCount } from '../src/base/command/options.ts';
import { runBench } from '../src/dev/bench/command.ts';

await runBench(
  {
    people: { type: 'string', default: '12', judge: readCount },
    rounds: { type: 'string', default: '3', judge: readCount },
    only: { type: 'string' },
  },
  ({ count, text, say }) =>
    benchClips({ people: count('people'), rounds: count('rounds'), only: text('only') }, say),
);
