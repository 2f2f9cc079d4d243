import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import { PROJECT } from './cache.ts';

/** Asks a fresh process, since what is found is kept for the life of a process. */
const ask = (call: string, env: NodeJS.ProcessEnv): string =>
  execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import * as programs from ${JSON.stringify(path.join(PROJECT, 'src/base/platform/programs.ts'))};
       console.log(JSON.stringify(await programs.${call}()));`,
    ],
    { env, encoding: 'utf8' },
  );

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

test('the environment comes before the PATH', () => {
  expect(ask('findFfmpeg', { PATH: process.env['PATH'], ESTELIK_FFMPEG: '/opt/ffmpeg' })).toContain(
    '/opt/ffmpeg',
  );
});
