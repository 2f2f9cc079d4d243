import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { benchDesk } from '../src/desk/bench/index.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    families: { type: 'string', default: '50' },
    editors: { type: 'string', default: '20' },
    waiting: { type: 'string', default: '650' },
    receipts: { type: 'string', default: '150' },
  },
});
const wish = {
  families: Number(values.families),
  editors: Number(values.editors),
  waiting: Number(values.waiting),
  receipts: Number(values.receipts),
};
const report = await benchDesk(wish, (line) => process.stdout.write(`${line}\n`));
if (values.json) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
