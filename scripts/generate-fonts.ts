import { runCommand } from '../src/base/command/cli.ts';
import { cutFonts } from '../src/dev/fonts.ts';

await runCommand(async () => {
  await cutFonts();
  return 0;
});
