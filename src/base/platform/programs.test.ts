import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import { PROJECT } from './cache.ts';

/** Asks a fresh process, since what is found is kept for the life of a process. */
const ask = (call: string, env: NodeJS.ProcessEnv): string =>
  execFileSync(process.execPath, program(`${call}()`), { env, encoding: 'utf8' });

const here = (name: string): string =>
  JSON.stringify(path.join(PROJECT, 'src/base/platform', name));

const program = (call: string): string[] => [
  '--input-type=module',
  '-e',
  `import * as programs from ${here('programs.ts')};
   import { launchBrowser } from ${here('browser.ts')};
   console.log(JSON.stringify(await programs.${call}));`,
];

test('FFmpeg with what clips need is there although the PATH is empty', () => {
  const ffmpeg = JSON.parse(ask('findFfmpeg', { PATH: '/nowhere' })) as string;
  const listed = (list: string): string =>
    execFileSync(ffmpeg, ['-hide_banner', list], { encoding: 'utf8' });
  for (const encoder of ['libx264', 'aac'])
    expect(listed('-encoders')).toMatch(new RegExp(`\\b${encoder}\\b`));
  for (const format of ['rawvideo', 'concat', 'mp4', 'hls'])
    expect(listed('-formats')).toMatch(new RegExp(`\\b${format}\\b`));
});

test.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'a browser is there although the PATH is empty, and it draws a page',
  async () => {
    const { executable, mode } = JSON.parse(ask('findBrowser', { PATH: '/nowhere' })) as {
      executable: string;
      mode: string;
    };
    expect(mode).toBe('headless-shell');
    const browser = await chromium.launch({ executablePath: executable });
    const page = await browser.newPage();
    await page.setContent('<p id=p></p><script>p.textContent=6*7</script>');
    expect(await page.textContent('#p')).toBe('42');
    await browser.close();
  },
);

test.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'a browser that another user may have put into the temporary folder is not started',
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'estelik-shared-'));
    const manifest = readFileSync(
      path.join(PROJECT, 'node_modules/@sparticuz/chromium/package.json'),
    );
    const { version } = JSON.parse(manifest.toString()) as { version: string };
    const home = path.join(folder, `estelik-browser-${version}-${process.getuid?.() ?? 0}`);
    mkdirSync(home);
    writeFileSync(path.join(home, 'headless-shell'), '#!/bin/sh\necho stranger\n', { mode: 0o755 });
    chmodSync(home, 0o777);
    const found = ask('findBrowser', { PATH: '/nowhere', TMPDIR: folder });
    const { executable } = JSON.parse(found) as { executable: string };
    expect(execFileSync(executable, ['--version'], { encoding: 'utf8' })).toMatch(/\d+\.\d+/);
    rmSync(folder, { recursive: true });
  },
);

/** A folder with programs of these names, each a shell script. */
function programs(scripts: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'estelik-programs-'));
  for (const [name, lines] of Object.entries(scripts))
    writeFileSync(path.join(folder, name), `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
  return folder;
}

test('the environment comes before the PATH', () => {
  const [own, system] = ['own', 'system'].map((name) => programs({ ffmpeg: `echo ${name}` }));
  const found = ask('ffmpegFound', { PATH: system, ESTELIK_FFMPEG: `${own}/ffmpeg` });
  expect(JSON.parse(found)).toEqual({
    by: 'variable',
    executable: `${own}/ffmpeg`,
    version: 'own',
  });
});

test('a program that cannot start is passed over with a word, and the next one taken', () => {
  const folder = programs({
    // as Ubuntu's, which only tells of its snap
    'chromium-browser': 'echo "Command requires the chromium snap" >&2; exit 1',
    'google-chrome': 'echo "Google Chrome 150"',
    ffmpeg: 'exit 127',
  });
  const env = { PATH: folder, ESTELIK_BROWSER: '/nowhere/chrome', LANG: 'ru_RU.UTF-8' };
  const call = `systemBrowser().then(async (found) => ({
    found, again: await programs.systemBrowser(), ffmpeg: await programs.ffmpegFound()
  }))`;
  const { stdout, stderr } = spawnSync(process.execPath, program(call), { env, encoding: 'utf8' });
  const { found, again, ffmpeg } = JSON.parse(stdout) as Record<string, { by: string }>;
  expect(found).toMatchObject({ by: 'system', version: 'Google Chrome 150' });
  expect(again).toEqual(found);
  expect(ffmpeg).toMatchObject({ by: 'packaged' });
  expect(stderr.trim().split('\n')).toEqual([
    '/nowhere/chrome не запускается и пропущена: ENOENT',
    `${folder}/chromium-browser не запускается и пропущена: Command requires the chromium snap`,
    `${folder}/ffmpeg не запускается и пропущена: 127`,
  ]);
});

/** What tells its version and dies when it shall draw: libraries are missing, a snap without rights. */
const HOLLOW =
  '[ "$1" = --version ] && echo "Chromium 1" && exit; echo "no libnss3.so" >&2; exit 127';

test.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'a browser that only tells its version is passed over once, and the next one draws',
  () => {
    const folder = programs({ chromium: HOLLOW });
    const env = { PATH: `${folder}:/usr/bin:/bin`, ESTELIK_BROWSER: `${folder}/chromium` };
    const call = `findBrowser().then(async () => {
      const [one, other] = await Promise.all([launchBrowser(), launchBrowser()]);
      const page = await one.newPage();
      await page.setContent('<p id=p></p><script>p.textContent=6*7</script>');
      const text = await page.textContent('#p');
      await Promise.all([one.close(), other.close()]);
      return text;
    })`;
    const { stdout, stderr } = spawnSync(process.execPath, program(call), {
      env,
      encoding: 'utf8',
    });
    expect(stdout.trim()).toBe('"42"');
    expect(stderr.trim().split('\n')[0]).toBe(
      `${folder}/chromium cannot be started and is passed over: no libnss3.so`,
    );
    expect(stderr.split(`${folder}/chromium cannot`)).toHaveLength(2);
  },
);

test('a browser that can draw is not passed over for a fault of who starts it', () => {
  const folder = programs({ chromium: 'echo "<p>drawn</p>"' });
  const call = `startBrowser(() => Promise.reject(new Error('port taken')))
    .catch(({ message }) => message)`;
  const { stdout, stderr } = spawnSync(process.execPath, program(call), {
    env: { PATH: folder },
    encoding: 'utf8',
  });
  expect(JSON.parse(stdout)).toBe('port taken');
  expect(stderr).toBe('');
});
