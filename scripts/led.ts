import { build } from '../src/build/index.ts';
import { runCommand } from '../src/base/command/cli.ts';
import { checkStick } from '../src/outputs/led/stick.ts';

await runCommand(
  (options) => {
    const stick = options.own['check-stick'];
    return typeof stick === 'string' ? checkStick(options, stick) : build(options, ['led']);
  },
  { 'check-stick': { type: 'string' } },
);
