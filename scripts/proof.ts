import { proof } from '../src/dev/studio/commands.ts';
import { runCommand } from '../src/base/command/cli.ts';

await runCommand(proof, { print: { type: 'boolean' } });
