/** The browser inside the npm package `@sparticuz/chromium`, made ready for a bare Linux. */
import { existsSync, lstatSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Starts the browser with the package's NSS libraries and its fonts next to the machine's own: without
 * any font pages crash and web fonts fail. Nothing of it enters the environment of other programs.
 */
const LAUNCHER = `#!/bin/sh
home=$(dirname "$(readlink -f "$0")")
export FONTCONFIG_FILE="$home/fonts.conf"
LD_LIBRARY_PATH="$home/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" exec "$home/chromium" "$@"
`;

/** The package's own configuration looks where a cloud function unpacks it. */
const fontsConfiguration = (home: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${home}/fonts</dir>
  <cachedir>${home}/fonts-cache</cachedir>
</fontconfig>
`;

/**
 * Unpacks the browser once per version of the package, below the machine's temporary folder.
 * It appears there whole or not at all, also when two processes unpack it or one is killed. What
 * another user may have put there under its name is left alone, and it is unpacked beside.
 *
 * @returns Absolute path of a headless shell.
 */
export async function unpackBrowser(): Promise<string> {
  const root = path.join(
    path.dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))),
    '..',
  );
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const usual = path.join(tmpdir(), `estelik-browser-${version}-${process.getuid?.() ?? 0}`);
  const isUsable = !existsSync(usual) || isOurs(usual);
  const home = isUsable ? usual : path.join(await mkdtemp(`${usual}.`), 'browser');
  if (!existsSync(home)) await unpackTo(home, path.join(root, 'bin'));
  return path.join(home, 'headless-shell');
}

/** Whether nobody else can have written there: everybody knows the name and may write beside it. */
function isOurs(folder: string): boolean {
  const { uid, mode } = lstatSync(folder);
  return (mode & 0o170_022) === 0o040_000 && uid === process.getuid?.();
}

async function unpackTo(home: string, packed: string): Promise<void> {
  const part = await mkdtemp(`${home}.`);
  await inTemporaryFolder(part, async () => {
    const { default: packaged, inflate } = await import('@sparticuz/chromium');
    await packaged.executablePath();
    await inflate(path.join(packed, 'al2023.tar.br'));
  });
  await writeFile(path.join(part, 'fonts.conf'), fontsConfiguration(home));
  await writeFile(path.join(part, 'headless-shell'), LAUNCHER, { mode: 0o755 });
  await rename(part, home).catch(async (error: unknown) => {
    await rm(part, { recursive: true });
    if (!existsSync(home) || !isOurs(home)) throw error; // else another process was faster
  });
}

/** The package unpacks into the temporary folder of the environment and nowhere else. */
async function inTemporaryFolder(folder: string, work: () => Promise<void>): Promise<void> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}
