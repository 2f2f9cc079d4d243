import { runCommand } from '../src/base/command/cli.ts';
import { freezeArchive } from '../src/build/freeze.ts';

await runCommand(freezeArchive);
