import { runArguments } from '../src/base/command/cli.ts';
import { NEW_OPTIONS } from '../src/build/new/answers.ts';
import { newArchive } from '../src/build/new/command.ts';

await runArguments(newArchive, NEW_OPTIONS);
