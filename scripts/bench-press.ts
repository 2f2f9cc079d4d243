import { runBench } from '../src/dev/bench/command.ts';
import { benchLines, benchPress } from '../src/dev/bench/press/index.ts';

await runBench({}, async ({ options, say }) => {
  const figures = await benchPress(options);
  say(benchLines(figures));
  return figures;
});
