import { measure } from '../src/measure/steps.ts';

const report = await measure(process.argv[2] ?? '');
process.stdout.write(`\n${JSON.stringify(report)}`);
