import { benchAll } from '../src/bench/all.ts';
import { runBench } from '../src/bench-command.ts';

await runBench({}, () => benchAll());
