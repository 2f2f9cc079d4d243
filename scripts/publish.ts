import { runCommand } from '../src/base/command/cli.ts';
import { publish, publishOptions } from '../src/release/index.ts';

await runCommand(publish, publishOptions);
