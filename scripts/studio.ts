import { studio } from '../remotion/look/commands.ts';
import { runCommand } from '../src/cli.ts';

await runCommand(studio);
