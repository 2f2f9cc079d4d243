import { runCommand } from '../src/base/command/cli.ts';
import { readPort } from '../src/base/command/options.ts';
import { CMS_PORT, serveCms } from '../src/cms/serve.ts';

await runCommand(serveCms, { port: { type: 'string', default: CMS_PORT, judge: readPort } });
