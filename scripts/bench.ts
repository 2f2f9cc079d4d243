import { handOver } from '../src/base/command/subcommands.ts';
import { benchAll } from '../src/dev/bench/all.ts';
import { runBench } from '../src/dev/bench/command.ts';

if (!(await handOver())) await runBench({}, () => benchAll());
