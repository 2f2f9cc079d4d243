import { benchClips } from '../remotion/bench/clips.ts';
import { runBench } from '../src/bench-command.ts';

await runBench({ people: { type: 'string', default: '12' } }, ({ count, say }) =>
  benchClips(count('people'), say),
);
