import { benchClips, readOnly } from '../src/dev/bench/clips/index.ts';
import { readCount, readNumber } from '../src/base/command/options.ts';
import { runBench } from '../src/dev/bench/command.ts';

const readPeople = (name: string, value: string): number => readNumber(name, value, 4, 999_999);

await runBench(
  {
    people: { type: 'string', default: '12', judge: readPeople },
    rounds: { type: 'string', default: '3', judge: readCount },
    only: { type: 'string', judge: readOnly },
  },
  ({ count, text, say }) =>
    benchClips({ people: count('people'), rounds: count('rounds'), only: text('only') }, say),
);
