/** The files of `docs/deploy.md` as they stand there, judged by the programs that read them. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { onPath } from '../../base/platform/programs.ts';
import { docsBlock } from '../../dev/testing/docs-block.ts';

const hasSystemd = onPath('systemd-analyze') !== undefined;

test.skipIf(!hasSystemd)('systemd finds nothing to complain of in the units', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'estelik-unit-'));
  const page = await readFile(path.join(PROJECT, 'docs/deploy.md'), 'utf8');
  const written = [...page.matchAll(/^cat > (\S+) <<'END'\n(.*?)^END$/gmsu)];
  const units = [['/etc/systemd/system/estelik-desk.service', await docsBlock('deploy.md', 'ini')]];
  for (const [, file = '', text = ''] of written) units.push([file, text]);
  expect(units).toHaveLength(6);
  const inFolder = (file: string): string => path.join(folder, path.basename(file));
  for (const [file = '', text = ''] of units)
    await writeFile(
      inFolder(file),
      text
        .replaceAll('/usr/local/bin/estelik-publish', inFolder('estelik-publish'))
        .replaceAll('/opt/estelik', PROJECT.slice(0, -1))
        .replaceAll('/usr/bin/node', process.execPath),
      { mode: file.includes('systemd') ? 0o644 : 0o755 },
    );
  execFileSync('sh', ['-n', inFolder('estelik-publish')]);
  for (const [file = ''] of units.filter(([name = '']) => name.includes('systemd')))
    expect(execFileSync('systemd-analyze', ['verify', inFolder(file)], { encoding: 'utf8' })).toBe(
      '',
    );
});
