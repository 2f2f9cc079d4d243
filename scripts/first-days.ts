import { runCommand } from '../src/cli.ts';
import { keepFirstDays } from '../src/first-days.ts';

await runCommand(keepFirstDays);
