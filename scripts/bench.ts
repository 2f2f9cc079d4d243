import { benchAll } from '../src/dev/bench/all.ts';
import { runBench } from '../src/dev/bench/command.ts';

await runBench({}, () => benchAll());
