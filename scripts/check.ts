import { check } from '../src/check/index.ts';
import { runCommand } from '../src/cli.ts';

await runCommand(check);
