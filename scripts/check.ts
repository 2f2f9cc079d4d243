import { check } from '../src/check/index.ts';
import { runCommand } from '../src/base/command/cli.ts';
import { checkStick } from '../src/outputs/led/stick-order.ts';

await runCommand(
  (options) => {
    const stick = options.own['stick'];
    return typeof stick === 'string' ? checkStick(options, stick) : check(options);
  },
  { stick: { type: 'string' } },
);
