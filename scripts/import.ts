import { runCommand } from '../src/cli.ts';
import { importList } from '../src/import.ts';
import { IMPORT_OPTIONS } from '../src/intake/import/options.ts';

await runCommand(importList, IMPORT_OPTIONS);
