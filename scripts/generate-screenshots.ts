import { takeScreenshots } from '../src/dev/bench/site/screenshots.ts';
import { runCommand } from '../src/base/command/cli.ts';

await runCommand(async ({ out }) => {
  await takeScreenshots(out);
  return 0;
});
