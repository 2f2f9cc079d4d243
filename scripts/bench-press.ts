import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readOptions } from '../src/base/options.ts';
import { benchLines, benchPress } from '../src/social/bench.ts';

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const figures = await benchPress(readOptions([]));
process.stdout.write(`${benchLines(figures)}\n`);
if (values.json) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`);
