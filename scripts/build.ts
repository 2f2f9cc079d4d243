import { build } from '../src/build/index.ts';
import { readSteps } from '../src/dist/steps.ts';
import { runCommand } from '../src/base/command/cli.ts';

await runCommand(
  (options) => {
    const only = options.own['only'];
    return typeof only === 'string' ? build(options, readSteps('--only', only)) : build(options);
  },
  { only: { type: 'string', judge: readSteps } },
);
