import { runCommand } from '../src/cli.ts';
import { freezeArchive } from '../src/freeze.ts';

await runCommand(freezeArchive);
