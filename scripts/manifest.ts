import { runCommand } from '../src/cli.ts';
import { writeManifest } from '../src/publish/manifest.ts';

await runCommand(async (options) => {
  await writeManifest(options);
  return 0;
});
