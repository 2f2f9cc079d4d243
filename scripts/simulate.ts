import { runCommand } from '../src/cli.ts';
import { simulateArchive, simulateOptions } from '../src/simulate/command.ts';

await runCommand(simulateArchive, simulateOptions);
