import { contactSheet } from '../src/dev/design/commands.ts';
import { runCommand } from '../src/base/command/cli.ts';

await runCommand(contactSheet, { print: { type: 'boolean' } });
