/** A long list, brought to a desk that is killed while it reads it and while it takes it in. */
import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { ended, start } from '../../dev/testing/desk-process.ts';
import { Visitor } from '../../dev/testing/desk-visits.ts';
import { smallArchive } from '../../dev/testing/small-archive.ts';
import { Batches } from '../store/batches.ts';
import { Database } from '../store/database.ts';
import { Staff } from '../store/staff.ts';

const PEOPLE = 3000;
const PHOTOS = 60;

/** Double letters are no difference between names: each digit is a syllable. */
const SYLLABLES = ['ба', 'ве', 'ги', 'до', 'ку', 'ла', 'ме', 'ни', 'по', 'ру'];
const word = (number: number): string =>
  [...String(number)].map((digit) => SYLLABLES[Number(digit)]).join('');
const list = [
  'ФИО;Год рождения;Район;Категория;Согласие;Фото',
  ...Array.from(
    { length: PEOPLE },
    (_, index) =>
      `Списков Ту${word(index)};1915;Нура;фронт;сайт;${index % 50 ? '' : `${index}.jpg`}`,
  ),
].join('\n');

async function photographs(): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (let index = 0; index < PHOTOS; index += 1) {
    const background = { r: index, g: 90, b: 255 - index };
    files[`${index * 50}.jpg`] = await sharp({
      create: { width: 1600, height: 2000, channels: 3, background },
    })
      .jpeg()
      .toBuffer();
  }
  return zipSync(files, { level: 0 });
}

test('killed while reading and while taking in, everybody is in the queue once', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'estelik-import-'));
  const { content } = await smallArchive([], []);
  const data = path.join(root, 'data');
  const first = await start(data, content);
  const db = new Database(path.join(data, 'desk.sqlite'));
  const batches = new Batches(db, () => Date.now());
  const invited = { name: 'Маман', role: 'specialist', places: ['nura'] } as const;
  const secret = new Staff(db, () => Date.now()).invite(
    { ...invited, places: [...invited.places] },
    null,
  );
  const visitor = new Visitor(first.address);
  await visitor.post(`/desk/join/${secret}`, { password: 'three quiet words' });
  const form = await visitor.csrfToken();
  const id = randomUUID();
  await visitor.post('/desk/import', { form, batch: id, kind: 'list' }, [
    { field: 'file', name: 'list.csv', bytes: Buffer.from(list) },
    { field: 'photos', name: 'photos.zip', bytes: await photographs() },
  ]);
  const wait = { timeout: 120_000, interval: 5 };
  await expect.poll(() => batches.counts(id).total, wait).toBeGreaterThan(0);
  first.child.kill('SIGKILL');
  await ended(first.child);
  expect(batches.byId(id)?.state).toBe('reading');

  const second = await start(data, content);
  await expect.poll(() => batches.byId(id)?.state, wait).toBe('read');
  expect(batches.counts(id)).toMatchObject({ total: PEOPLE, new: PEOPLE });
  await visitor.moveTo(second.address).post(`/desk/import/${id}/take`, { form });
  await expect.poll(() => batches.counts(id).taken, wait).toBeGreaterThan(0);
  second.child.kill('SIGKILL');
  await ended(second.child);
  expect(batches.byId(id)?.state).toBe('taking');
  const taken = Number(db.get('SELECT count(*) AS n FROM submission')?.['n']);
  expect(taken).toBe(batches.counts(id).taken);
  expect(taken).toBeLessThan(PEOPLE);

  const third = await start(data, content);
  await expect.poll(() => batches.byId(id)?.state, wait).toBe('taken');
  expect(db.get('SELECT count(*) AS n FROM submission')).toEqual({ n: PEOPLE });
  expect(db.get('SELECT count(DISTINCT draft) AS n FROM submission')).toEqual({ n: PEOPLE });
  expect(
    db.get('SELECT count(*) AS n FROM photo JOIN submission ON submission.id = photo.owner'),
  ).toEqual({ n: PHOTOS });
  third.child.kill('SIGTERM');
  await ended(third.child);
  db.close();
}, 600_000);
