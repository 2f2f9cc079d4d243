import { runBench } from '../src/bench-command.ts';
import { benchLines, benchPress } from '../src/social/bench.ts';

await runBench({}, async ({ options, say }) => {
  const figures = await benchPress(options);
  say(benchLines(figures));
  return figures;
});
