import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rehearse } from '../src/rehearse/index.ts';

const work = process.argv[2] ?? (await mkdtemp(path.join(tmpdir(), 'estelik-rehearsal-')));
const { shown, withdrawn } = await rehearse(path.resolve(work), (line) =>
  process.stderr.write(`— ${line}\n`),
);
process.stdout.write(`${JSON.stringify({ work, shown, withdrawn }, null, 2)}\n`);
