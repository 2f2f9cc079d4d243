import { runCommand } from '../src/cli.ts';
import { preview, previewOptions } from '../src/preview.ts';

await runCommand(preview, previewOptions);
