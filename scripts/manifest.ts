import { runCommand } from '../src/base/command/cli.ts';
import { writeManifest } from '../src/dist/manifest.ts';

await runCommand(async (options) => {
  await writeManifest(options);
  return 0;
});
