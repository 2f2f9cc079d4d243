/** The files of `docs/deploy.md` as they stand there, judged by the programs that read them. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { onPath } from '../../base/platform/programs.ts';
import { docsBlock } from '../../dev/testing/docs-block.ts';

const hasSystemd = onPath('systemd-analyze') !== undefined;

test.skipIf(!hasSystemd)('systemd finds nothing to complain of in the unit', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'estelik-unit-'));
  const unit = (await docsBlock('deploy.md', 'ini'))
    .replaceAll('/opt/estelik', PROJECT.slice(0, -1))
    .replaceAll('/usr/bin/node', process.execPath);
  const file = path.join(folder, 'estelik-desk.service');
  await writeFile(file, unit);
  const said = execFileSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });
  expect(said).toBe('');
});
