import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { measureScale } from '../src/measure/index.ts';
import { growthTable } from '../src/measure/table.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    people: { type: 'string', default: '100,1000,10000' },
    steps: { type: 'string' },
    'no-photographs': { type: 'boolean', default: false },
  },
});
const sizes = values.people.split(',').map(Number);
const options = { sizes, steps: values.steps?.split(','), photographs: !values['no-photographs'] };
const report = await measureScale(options, (line) => process.stdout.write(`${line}\n`));
process.stdout.write(`\n${growthTable(report)}\n`);
if (values.json) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
