import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { benchSite, SIZES } from '../src/bench/site.ts';

const { values } = parseArgs({
  options: { json: { type: 'string' }, people: { type: 'string', default: SIZES.join(',') } },
});
const sizes = values.people.split(',').map(Number);
const report = await benchSite(sizes, (line) => process.stdout.write(`${line}\n`));
if (values.json) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
