import { studio } from '../src/dev/design/commands.ts';
import { runCommand } from '../src/base/command/cli.ts';

await runCommand(studio);
