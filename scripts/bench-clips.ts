import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { benchClips } from '../remotion/bench/clips.ts';

const { values } = parseArgs({
  options: { json: { type: 'string' }, people: { type: 'string', default: '12' } },
});
const report = await benchClips(Number(values.people), (line) => process.stdout.write(`${line}\n`));
if (values.json) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
