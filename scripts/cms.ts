import { runCommand } from '../src/base/command/cli.ts';
import { serveCms } from '../src/cms/serve.ts';

await runCommand(serveCms, { port: { type: 'string' } });
