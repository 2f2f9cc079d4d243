import { runCommand } from '../src/base/command/cli.ts';
import { readCount } from '../src/base/command/options.ts';
import { serveCms } from '../src/cms/serve.ts';

await runCommand(serveCms, { port: { type: 'string', judge: readCount } });
