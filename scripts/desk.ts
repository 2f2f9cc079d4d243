import { runArguments } from '../src/cli.ts';
import { runDesk } from '../src/desk/command.ts';

await runArguments(runDesk);
