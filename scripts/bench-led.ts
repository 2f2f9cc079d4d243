import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { benchLed } from '../src/led/bench/index.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    people: { type: 'string', default: '10000' },
    screens: { type: 'string', default: '100' },
  },
});
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const report = await benchLed(Number(values.people), Number(values.screens), say);
if (values.json) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
