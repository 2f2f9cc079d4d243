import { runCommand } from '../src/base/command/cli.ts';
import { freezePress } from '../src/build/freeze.ts';

await runCommand(freezePress);
