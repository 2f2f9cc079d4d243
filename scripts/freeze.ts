import { runCommand } from '../src/base/command/cli.ts';
import { handOver } from '../src/base/command/subcommands.ts';
import { freezeArchive } from '../src/build/freeze.ts';

if (!(await handOver())) await runCommand(freezeArchive);
