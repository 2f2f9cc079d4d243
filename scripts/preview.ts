import { runCommand } from '../src/base/command/cli.ts';
import { preview, previewOptions } from '../src/build/preview.ts';

await runCommand(preview, previewOptions);
