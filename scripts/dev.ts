import { runCommand } from '../src/base/command/cli.ts';
import { readCount } from '../src/base/command/options.ts';
import { serveDev } from '../src/dev/site/index.ts';

await runCommand(serveDev, { port: { type: 'string', judge: readCount } });
