import { measure } from '../src/dev/bench/scale/steps.ts';

const [, , folder = '', step = ''] = process.argv;
const report = await measure(folder, step);
process.stdout.write(`\n${JSON.stringify(report)}`);
