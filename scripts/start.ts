import { runCommand } from '../src/base/command/cli.ts';
import { readPort } from '../src/base/command/options.ts';
import { SHOW_PORT, showBuild } from '../src/build/show.ts';

await runCommand(showBuild, {
  port: { type: 'string', default: SHOW_PORT, judge: readPort },
});
