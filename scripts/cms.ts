import { runCommand } from '../src/cli.ts';
import { serveCms } from '../src/cms.ts';

await runCommand(serveCms, { port: { type: 'string' } });
