import { runArguments } from '../src/base/command/cli.ts';
import { readPlays } from '../src/build/plays.ts';

await runArguments(readPlays);
