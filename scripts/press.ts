import { build } from '../src/build/index.ts';
import { runCommand } from '../src/base/command/cli.ts';

await runCommand((options) => build(options, ['press']));
