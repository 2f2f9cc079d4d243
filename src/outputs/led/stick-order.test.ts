import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { onPath } from '../../base/platform/programs.ts';
import { t } from '../../i18n/index.ts';
import { stickName } from './formats/csv.ts';
import { namesAsWritten, orderOf, sayOrder } from './stick-order.ts';

const NAMES = Array.from({ length: 30 }, (_, index) => stickName(index));

test('only clips in the order of their numbers, and nothing else, are right', () => {
  expect(sayOrder(orderOf(NAMES), t('en'))).toEqual({
    isRight: true,
    text: 'The order is right: 30 files by number.\n',
  });
  fc.assert(
    fc.property(fc.shuffledSubarray(NAMES, { minLength: 1 }), (names) => {
      const { isRight } = sayOrder(orderOf(names), t('en'));
      expect(isRight).toBe(names.every((name, index) => name === NAMES[index]));
    }),
  );
});

test('what is wrong is told all at once, in three languages', () => {
  const names = ['System Volume Information', '0002.MP4', '0001.mp4', '0004.mp4', '._0001.mp4'];
  for (const language of ['kk', 'ru', 'en'] as const) {
    const { isRight, text } = sayOrder(orderOf(names), t(language));
    expect(isRight).toBe(false);
    for (const file of ['0001.mp4', '0002.mp4', '0003.mp4', '._0001.mp4'])
      expect(text).toContain(file);
    expect(text).not.toContain('System');
  }
  expect(sayOrder(orderOf([]), t('ru')).text).toContain('нет');
});

test('a folder is read as it is written, not by name', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'estelik-stick-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const name of NAMES.toReversed()) await writeFile(path.join(folder, name), '');
  const unsorted = execFileSync('ls', ['-U', folder]).toString().trim().split('\n');
  expect(await namesAsWritten(folder)).toEqual(unsorted);
});

/** A stick's file system in a file, written by mtools as Windows and Linux write it. */
test.skipIf(!onPath('mformat'))('FAT32: by number is right, into freed places is not', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'estelik-fat-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const image = path.join(folder, 'stick.img');
  const tool = (name: string, ...args: string[]): string =>
    execFileSync(name, ['-i', image, ...args], { cwd: folder }).toString();
  const order = () => {
    const listed = tool('mdir', '-b', '::').trim().split(/\r?\n/);
    return orderOf(listed.map((name) => name.replace('::/', '')));
  };
  for (const name of NAMES) await writeFile(path.join(folder, name), name);
  tool('mformat', '-C', '-F', '-T', '131072', '::');
  tool('mcopy', ...NAMES, '::');
  expect(order()).toEqual({ clips: NAMES, late: null, missing: [], others: [] });
  // A clip is exchanged and one is added: both take the place of what was deleted.
  tool('mdel', '::0003.mp4', '::0010.mp4');
  tool('mcopy', '0010.mp4', '0003.mp4', '::');
  expect(order().late).toEqual({ clip: '0004.mp4', behind: '0010.mp4' });
});
