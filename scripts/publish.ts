import { runCommand } from '../src/cli.ts';
import { publish, publishOptions } from '../src/publish/index.ts';

await runCommand(publish, publishOptions);
