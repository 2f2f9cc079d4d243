import { runArguments } from '../src/cli.ts';
import { readPlays } from '../src/plays.ts';

await runArguments(readPlays);
