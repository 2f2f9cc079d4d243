import { takeScreenshots } from '../src/dev/bench/site/screenshots.ts';
import { runCommand } from '../src/base/command/cli.ts';

await runCommand(async ({ out, cache }) => {
  for (const file of await takeScreenshots(out, cache)) process.stdout.write(`${file}\n`);
  return 0;
});
