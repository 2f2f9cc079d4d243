/** Draft → files → archive and back; hostile names; real pictures, whole and broken. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { PROJECT } from '../base/platform/cache.ts';
import { readArchive } from '../model/archive.ts';
import { ID_PATTERN } from '../model/veteran.ts';
import { smallArchive } from '../dev/testing/small-archive.ts';
import { cleanPhoto } from './photo/clean-photo.ts';
import { judgeDraft, type RawDraft } from './draft/draft.ts';
import { entryFiles } from './draft/entry-files.ts';
import { proposeId } from './draft/latin.ts';
import { hashDistance, SimilarIndex } from './draft/similar.ts';

const placeIds = new Set(['karaganda', 'balkhash']);
const consent = { page: true, clip: true, led: false, press: false };
const least: RawDraft = {
  name: { kk: 'Әбдіров Нүркен' },
  place: 'karaganda',
  category: 'front',
  consent,
};
const fixture = (name: string): Promise<Buffer> =>
  readFile(path.join(PROJECT, 'fixtures/photos', name));

test('an empty submission is told everything it lacks at once', () => {
  const { accepted, findings } = judgeDraft({}, { id: 'x', placeIds });
  expect(accepted).toBeNull();
  const fields = new Set(findings.map(({ field }) => field));
  for (const field of ['name', 'place', 'category', 'consent']) expect(fields).toContain(field);
});

test('one thing missing hides no other', () => {
  const { findings } = judgeDraft(
    { ...least, place: undefined, consent: { page: false } },
    { id: 'x', placeIds },
  );
  const fields = findings.map(({ field }) => field);
  expect(fields).toEqual(expect.arrayContaining(['place', 'consent.page']));
});

test.each([
  ['no consent to the page', { ...least, consent: { page: false } }, 'consent.page'],
  ['an unknown place', { ...least, place: '../etc' }, 'place'],
  ['a name of nothing', { ...least, name: { kk: '\u200B' } }, 'name'],
  ['a telephone number', { ...least, story: { ru: 'Звоните +7 701 123 45 67' } }, 'story.ru'],
  ['an invented field', { ...least, admin: true }, 'admin'],
])('%s is refused by its field', (_, draft, field) => {
  const { accepted, findings } = judgeDraft(draft, { id: 'x', placeIds });
  expect(accepted).toBeNull();
  expect(findings.map((found) => found.field)).toContain(field);
});

const words = fc
  .string({ unit: 'binary', maxLength: 60 })
  .map((text) => `Аян ${text}`)
  .filter((text) => !/\d{6}|@/.test(text));

test('what is written is what the archive reads', async () => {
  const { content } = await smallArchive([], []);
  const written = new Map<string, { role: unknown; story: unknown; birth: unknown }>();
  const years = fc.constantFrom('1915', '~1915', '1942-02', '1919-08-09', '../1920', '1915?');
  const drafts = fc.sample(
    fc.record({ kk: words, ru: words, story: words, date: years, heading: fc.boolean() }),
    { numRuns: 150, seed: 7 },
  );
  for (const [index, { kk, ru, story, date, heading }] of drafts.entries()) {
    const raw = {
      ...least,
      role: { kk, ru },
      birth: { date },
      story: { kk: heading ? `${story}\n# ru\n${story}` : story },
    };
    const { accepted } = judgeDraft(raw, { id: `person-${index}`, placeIds });
    if (!accepted) continue;
    for (const { path: name, data } of entryFiles(accepted)) {
      await mkdir(path.dirname(path.join(content, name)), { recursive: true });
      await writeFile(path.join(content, name), data);
    }
    const { entry, story: stored } = accepted;
    const expected = heading ? { kk: stored.kk?.replace(/^# ru$/m, '\\# ru') } : stored;
    written.set(entry.id, { role: entry.role, birth: entry.birth, story: expected });
  }
  expect(written.size).toBeGreaterThan(100);
  const { archive, problems } = await readArchive(content);
  expect(
    problems.filter(({ severity, file }) => severity === 'error' && file.startsWith('veterans')),
  ).toEqual([]);
  for (const { id, role, story, birth } of archive?.veterans ?? [])
    expect({ role, story, birth }).toEqual(written.get(id));
  expect(archive?.veterans.length).toBe(written.size);
});

test('ids are Latin, free and valid whatever the name', () => {
  const person = {
    name: { kk: 'Нүркен Әбдіров' },
    familyName: { kk: 'Әбдіров' },
    birth: { date: '1919-08-09' },
  };
  expect(proposeId(person, new Set())).toBe('abdirov-nurken');
  expect(proposeId(person, new Set(['abdirov-nurken']))).toBe('abdirov-nurken-1919');
  expect(proposeId(person, new Set(['abdirov-nurken', 'abdirov-nurken-1919']))).toBe(
    'abdirov-nurken-1919-2',
  );
  expect(proposeId({ name: { ru: 'Con' } }, new Set())).toBe('person-con');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (kk, year) => {
      const id = proposeId({ name: { kk }, birth: { date: year } }, new Set(['person']));
      expect(id).toMatch(ID_PATTERN);
      expect(id.length).toBeLessThanOrEqual(64);
      expect(id).not.toBe('person');
    }),
  );
});

test('a photograph stored sideways comes out upright and tells nothing', async () => {
  const cleaned = await cleanPhoto(await fixture('16-portrait-stored-sideways-orient6.jpg'));
  if (!('photo' in cleaned)) throw new Error(cleaned.refused.code);
  expect(cleaned.photo).toMatchObject({ width: 512, height: 600 });
  const facts = await sharp(cleaned.photo.bytes).metadata();
  expect([facts.format, facts.exif, facts.xmp, facts.iptc]).toEqual([
    'jpeg',
    undefined,
    undefined,
    undefined,
  ]);
});

test('a telephone’s HEIC becomes a JPEG of the same picture', async () => {
  const cleaned = await cleanPhoto(await fixture('40-drawn.heic'), 'IMG_0001.HEIC');
  if (!('photo' in cleaned)) throw new Error(cleaned.refused.code);
  expect(cleaned.photo).toMatchObject({ width: 480, height: 600 });
  // The middle of the drawn face, and the ground beside it.
  const { data, info } = await sharp(cleaned.photo.bytes)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): number[] => [
    ...data.subarray(
      (y * info.width + x) * info.channels,
      (y * info.width + x) * info.channels + 3,
    ),
  ];
  for (const [index, value] of [0xc9, 0xb2, 0x8f].entries())
    expect(Math.abs((at(240, 230)[index] ?? 0) - value)).toBeLessThan(12);
  for (const [index, value] of [0x2b, 0x34, 0x40].entries())
    expect(Math.abs((at(440, 100)[index] ?? 0) - value)).toBeLessThan(12);
  const torn = (await fixture('40-drawn.heic')).subarray(0, 900);
  expect(await cleanPhoto(torn, 'torn.heic')).toHaveProperty('refused');
});

const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
/** One colour: a few hundred kilobytes that decode to 243 MB. */
const bomb = (): Promise<Buffer> =>
  sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#000' } })
    .png()
    .toBuffer();

test.each([
  ['truncated', () => fixture('23-truncated.jpg'), 'photo-truncated'],
  ['tiny', () => fixture('17-tiny-48x56.jpg'), 'photo-tiny'],
  ['vector', async () => svg, 'photo-format'],
  ['text', async () => Buffer.from('MZ not a picture'), 'photo-format'],
  ['nothing', async () => Buffer.alloc(0), 'photo-empty'],
  ['too many pixels', bomb, 'photo-huge'],
  ['too many bytes', async () => Buffer.alloc(30_000_001, 255), 'photo-heavy'],
  [
    'head only',
    async () => (await fixture('03-portrait-square-pd.png')).subarray(0, 60),
    'photo-unreadable',
  ],
])('a picture that is %s is refused in so many words', async (_, bytes, code) => {
  expect(await cleanPhoto(await bytes())).toMatchObject({ refused: { code } });
});

test('whatever is appended to a picture is gone', async () => {
  const polyglot = Buffer.concat([
    await fixture('02-portrait-bw-3x4.jpg'),
    Buffer.from('PK\u0003\u0004<script>'),
  ]);
  const cleaned = await cleanPhoto(polyglot);
  if (!('photo' in cleaned)) throw new Error(cleaned.refused.code);
  expect(cleaned.photo.bytes.includes('<script>')).toBe(false);
});

test('dark and blurred pictures are advised upon, good ones are not', async () => {
  const good = await fixture('02-portrait-bw-3x4.jpg');
  const adviceOn = async (bytes: Buffer): Promise<string[]> => {
    const cleaned = await cleanPhoto(bytes);
    return 'photo' in cleaned ? cleaned.photo.advice.map(({ code }) => code) : [];
  };
  expect(await adviceOn(good)).toEqual([]);
  expect(await adviceOn(await sharp(good).linear(0.2).jpeg().toBuffer())).toContain('photo-dark');
  expect(await adviceOn(await sharp(good).blur(14).jpeg().toBuffer())).toContain('photo-blurred');
});

test('a picture is known again when smaller, and told from another', async () => {
  const hash = async (bytes: Buffer): Promise<string> => {
    const cleaned = await cleanPhoto(bytes);
    return 'photo' in cleaned ? cleaned.photo.hash : '';
  };
  const one = await fixture('02-portrait-bw-3x4.jpg');
  const small = await sharp(one).resize(300).jpeg({ quality: 50 }).toBuffer();
  const a = await hash(one);
  expect(hashDistance(a, await hash(small))).toBeLessThanOrEqual(8);
  expect(hashDistance(a, await hash(await fixture('30-group-1200x800.jpg')))).toBeGreaterThan(8);
  expect(hashDistance('0000000000000000', 'ffffffffffffffff')).toBe(64);
});

test('the same person is found in another spelling, a namesake of another year is not', () => {
  const index = new SimilarIndex();
  index.add({
    id: 'a',
    name: { kk: 'Төлеген Тоқтаров' },
    birth: { date: '1920' },
    place: 'karaganda',
  });
  index.add({ id: 'b', name: { ru: 'Тулеген Тохтаров' }, birth: { date: '1900' } });
  index.add({ id: 'c', name: { ru: 'Иван Панфилов' }, hashes: ['ffff0000ffff0000'] });
  const person = {
    id: 'x',
    name: { ru: 'Тохтаров Толеген' },
    birth: { date: '1921' },
    place: 'karaganda',
  };
  expect(index.find(person)).toEqual([{ id: 'a', because: ['name', 'year', 'place'] }]);
  expect(index.find({ id: 'x', name: { ru: 'Пётр' }, hashes: ['ffff0000ffff0001'] })).toEqual([
    { id: 'c', because: ['picture'] },
  ]);
  index.remove('a');
  expect(index.find(person)).toEqual([]);
});
