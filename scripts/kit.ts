import { build } from '../src/build.ts';
import { runCommand } from '../src/cli.ts';

await runCommand((options) => build(options, ['kit']));
