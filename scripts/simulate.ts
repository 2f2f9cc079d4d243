import { runCommand } from '../src/base/command/cli.ts';
import { simulateArchive, simulateOptions } from '../src/dev/simulate/command.ts';

await runCommand(simulateArchive, simulateOptions);
