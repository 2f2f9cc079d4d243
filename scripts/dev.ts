import { runCommand } from '../src/base/command/cli.ts';
import { readPort } from '../src/base/command/options.ts';
import { DEV_PORT, serveDev } from '../src/dev/site/index.ts';

await runCommand(serveDev, { port: { type: 'string', default: DEV_PORT, judge: readPort } });
