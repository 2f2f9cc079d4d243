import { runCommand } from '../src/base/command/cli.ts';
import { keepFirstDays } from '../src/build/first-days.ts';

await runCommand(keepFirstDays);
