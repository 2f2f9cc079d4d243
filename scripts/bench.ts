import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { benchAll } from '../src/bench/all.ts';

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const reports = await benchAll();
if (values.json) await writeFile(values.json, `${JSON.stringify(reports, null, 2)}\n`);
