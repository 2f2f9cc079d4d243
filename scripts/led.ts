import { build } from '../src/build.ts';
import { runCommand } from '../src/cli.ts';
import { checkStick } from '../src/stick.ts';

await runCommand(
  (options) => {
    const stick = options.own['check-stick'];
    return typeof stick === 'string' ? checkStick(options, stick) : build(options, ['led']);
  },
  { 'check-stick': { type: 'string' } },
);
