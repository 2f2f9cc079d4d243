import { runCommand } from '../src/base/command/cli.ts';
import { FROZEN, handOver } from '../src/base/command/words.ts';
import { freezeArchive } from '../src/build/freeze.ts';

if (!(await handOver(FROZEN))) await runCommand(freezeArchive);
