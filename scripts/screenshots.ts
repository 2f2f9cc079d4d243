import { takeScreenshots } from '../src/bench/screenshots.ts';
import { runCommand } from '../src/cli.ts';

await runCommand(async ({ out }) => {
  await takeScreenshots(out);
  return 0;
});
