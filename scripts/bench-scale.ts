import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { measureScale } from '../src/measure/index.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    people: { type: 'string', default: '100,1000,10000' },
    'no-photographs': { type: 'boolean', default: false },
  },
});
const sizes = values.people.split(',').map(Number);
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const report = await measureScale(sizes, !values['no-photographs'], say);
if (values.json) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
