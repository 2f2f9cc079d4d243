import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { walk } from '../../base/platform/files.ts';
import { PROJECT } from '../../base/platform/cache.ts';
import { hasText } from '../../i18n/index.ts';
import { LANGUAGES } from '../../model/language.ts';
import { readArchive } from '../../model/archive.ts';
import { archiveFindings, campaignFindings } from './archive.ts';
import { sayFinding } from './index.ts';
import { fonts, node, rights, room, zones } from './machine.ts';

const CONTENT = path.join(PROJECT, 'fixtures/archive');

test('a line has its mark, and a remedy unless all is well', () => {
  const params = { version: '24.1.0' };
  expect(sayFinding({ code: 'node', level: 'ok', params }, 'en')).toBe('✓ Node 24.1.0');
  expect(sayFinding({ code: 'git-none', level: 'warn', params: {} }, 'ru')).toMatch(
    /^! Git не установлен\n {2}→ .*apt install git$/,
  );
  expect(sayFinding(zones(false), 'kk')).toMatch(/^✗ .*2024.*\n {2}→ /);
});

test('whatever is not well has a remedy in three languages', async () => {
  const folder = path.join(PROJECT, 'src/check/doctor');
  const code = await Promise.all(
    (await walk(folder)).map((file) => readFile(path.join(folder, file), 'utf8')),
  );
  const bad = [...code.join('\n').matchAll(/code: '([\w-]+)', level: '(?:bad|warn)'/g)];
  const codes = bad.map(([, name]) => name);
  expect(codes).toContain('ffmpeg-x264');
  for (const language of LANGUAGES)
    for (const name of [...codes, 'room-little', 'memory-little', 'read-refused', 'write-refused'])
      for (const key of [`doctor.${name}`, `doctor.${name}.fix`])
        expect(hasText(language, key), `${language} ${key}`).toBe(true);
});

test('zones, letters, room and rights are looked at for themselves', async () => {
  expect(zones().level).toBe('ok');
  expect(node('24.0.0').level).toBe('warn');
  expect(await fonts()).toMatchObject({ level: 'ok' });
  const lacking = ['/nowhere/face.ttf', 'package.json'];
  expect((await fonts(lacking.slice(0, 1))).params['files']).toBe('face.ttf');
  const folder = await mkdtemp(path.join(tmpdir(), 'estelik-doctor-'));
  expect(await rights(path.join(folder, 'new/deep'), 'write')).toMatchObject({ level: 'ok' });
  expect(await rights('/proc/sys/new', 'write')).toMatchObject({ code: 'write-refused' });
  expect((await room(path.join(folder, 'new'))).params['gigabytes']).toBeTypeOf('number');
});

test('the archive: errors, examples, days over and out of order', async () => {
  const reading = await readArchive(CONTENT);
  const { archive } = reading;
  if (!archive) throw new Error('the fixture cannot be read');
  const codesOn = (day: string): string[] =>
    archiveFindings(reading, CONTENT, day).map(({ code }) => code);
  expect(codesOn('2027-04-01')).toEqual(['archive', 'address-example', 'campaign']);
  expect(codesOn('2027-05-10')).toEqual(['archive', 'address-example', 'campaign-over']);
  const zoneIn = (timeZone: string) =>
    campaignFindings({ ...archive.campaign, timeZone }, '2027-04-01')[0]?.params['zone'];
  expect(['Asia/Almaty', 'Asia/Kolkata', 'America/St_Johns', 'UTC'].map(zoneIn)).toEqual([
    'Asia/Almaty, UTC+5',
    'Asia/Kolkata, UTC+05:30',
    'America/St_Johns, UTC-02:30',
    'UTC, UTC+0',
  ]);
  const late = { ...archive.campaign, clipsFrom: '2027-06-01', freeze: '2027-05-20' };
  expect(campaignFindings(late, '2027-04-01').map(({ params }) => params['earlier'])).toEqual([
    'clipsFrom',
    'freeze',
  ]);
  const none = archiveFindings(await readArchive('/nowhere'), '/nowhere', '2027-04-01');
  expect(none).toMatchObject([{ code: 'archive-errors', level: 'bad' }]);
});

test('programs that tell a version and do no work are found out by being started', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'estelik-doctor-'));
  const words = 'case $1 in *version) echo "hollow 1";; *) echo "no library" >&2; exit 127;; esac';
  const hollow = ['browser', 'ffmpeg'].map((name) => path.join(folder, name));
  for (const file of hollow) await writeFile(file, `#!/bin/sh\n${words}\n`, { mode: 0o755 });
  const [ESTELIK_BROWSER, ESTELIK_FFMPEG] = hollow;
  const env = { ...process.env, LC_ALL: 'C', ESTELIK_BROWSER, ESTELIK_FFMPEG };
  const args = ['scripts/doctor.ts', '--content', CONTENT];
  const call = { cwd: PROJECT, env, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, call);
  expect(status).toBe(1);
  expect(stdout).toMatch(/^✗ FFmpeg does not encode: .*ffmpeg: no library\n {2}→ .*apt install/m);
  expect(stderr).toContain('passed over: no library');
  expect(stdout).toMatch(/^✓ Browser: /m); // the next one, which has drawn a page
});
