import { runBench } from '../src/dev/bench/command.ts';
import { benchPaths } from '../src/dev/bench/paths/index.ts';

await runBench({}, ({ say }) => benchPaths(say));
