import { runCommand } from '../src/base/command/cli.ts';
import { importList } from '../src/intake/command.ts';
import { IMPORT_OPTIONS } from '../src/intake/list/options.ts';

await runCommand(importList, IMPORT_OPTIONS);
