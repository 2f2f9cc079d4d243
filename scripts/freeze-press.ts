import { runCommand } from '../src/cli.ts';
import { freezePress } from '../src/freeze.ts';

await runCommand(freezePress);
