import { runArguments } from '../src/base/command/cli.ts';
import { runDesk } from '../src/desk/command.ts';
import { DESK_OPTIONS } from '../src/desk/options.ts';

await runArguments(runDesk, DESK_OPTIONS);
