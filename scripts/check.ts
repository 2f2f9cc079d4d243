import { check } from '../src/check/index.ts';
import { runCommand } from '../src/base/command/cli.ts';

await runCommand(check);
