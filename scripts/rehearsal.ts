import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UsageError } from '../src/base/command/parse.ts';
import { runArguments } from '../src/base/command/cli.ts';
import { rehearse } from '../src/dev/rehearsal/index.ts';

await runArguments(async ([folder, ...more]) => {
  const strange = [folder, ...more].find((word, at) => at > 0 || word?.startsWith('-'));
  if (strange !== undefined) throw new UsageError(strange);
  const work = folder ?? (await mkdtemp(path.join(tmpdir(), 'estelik-rehearsal-')));
  const { shown, withdrawn } = await rehearse(path.resolve(work), (line) =>
    process.stderr.write(`— ${line}\n`),
  );
  process.stdout.write(`${JSON.stringify({ work, shown, withdrawn }, null, 2)}\n`);
  return 0;
});
