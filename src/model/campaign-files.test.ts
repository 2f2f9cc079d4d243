/** What stands beside the entries: notices to the press, the desk's counts, who is responsible. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { smallArchive } from '../dev/testing/small-archive.ts';
import { readArchive } from './archive.ts';
import { isLate, specialistProblems } from './specialists.ts';

const CORRECTION = `- person: abdirov-nurken
  on: '2027-05-03'
  what: { kk: Туған жылы, ru: Год рождения }
  was: { kk: '1918', ru: '1918' }
  now: { kk: '1919', ru: '1919' }
`;

const COUNTS = {
  version: 1,
  campaign: 'victory-2027',
  at: '2027-04-21T09:00:00+05:00',
  places: [
    { place: 'nura', received: 7, waiting: 1, returned: 2, accepted: 3, declined: 1 },
    { place: 'abai', received: 0, waiting: 0, returned: 0, accepted: 0, declined: 0 },
  ],
};

async function archiveWith(files: Record<string, string>, people = ['abdirov-nurken']) {
  const { content } = await smallArchive(people, []);
  await mkdir(path.join(content, 'counts'));
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(content, name), text);
  const { archive, problems } = await readArchive(content);
  return {
    archive,
    found: problems.map(({ file, line, field, code }) => [file, line, field, code]),
  };
}

test('notices and counts are read', async () => {
  const { archive, found } = await archiveWith({
    'corrections.yaml': CORRECTION,
    'counts/victory-2027.json': JSON.stringify(COUNTS),
  });
  expect(found).toEqual([]);
  expect(archive?.corrections).toMatchObject([{ person: 'abdirov-nurken', on: '2027-05-03' }]);
  expect(archive?.counts?.places[0]).toMatchObject({ received: 7, accepted: 3 });
});

test('who is withdrawn is in no notice either', async () => {
  const files = {
    'corrections.yaml': CORRECTION,
    'withdrawn.yaml': `- { id: abdirov-nurken, since: '2027-05-04' }\n`,
  };
  expect((await archiveWith(files)).archive?.corrections).toEqual([]);
  // Nor does a notice refuse the build when the entry has left.
  const { archive, found } = await archiveWith(files, ['panfilov-ivan']);
  expect([archive?.corrections, found]).toEqual([[], []]);
});

test('a notice holds nobody’s number', async () => {
  const { found } = await archiveWith({
    'corrections.yaml': `- person: abdirov-nurken
  on: '2027-05-03'
  what: { ru: Телефон внука }
  was: { ru: '850101300123' }
  now: { ru: 8 701 246 80 13 }
`,
  });
  expect(found).toEqual([
    ['corrections.yaml', 4, '0.was.ru', 'private-personal-number'],
    ['corrections.yaml', 5, '0.now.ru', 'private-phone'],
  ]);
});

test('a notice about nobody, numbers that contradict each other and unknown places are told', async () => {
  const [nura, abai] = COUNTS.places;
  const wrong = {
    ...COUNTS,
    places: [nura, { ...abai, received: 4 }, nura, { ...abai, place: 'x' }],
  };
  const { found } = await archiveWith({
    'corrections.yaml': CORRECTION.replace('abdirov-nurken', 'nobody'),
    'counts/victory-2027.json': JSON.stringify(wrong, null, 1),
  });
  expect(found).toEqual([
    ['corrections.yaml', 1, '0.person', 'correction-unknown'],
    ['counts/victory-2027.json', 16, 'places.1.received', 'counts-sum'],
    ['counts/victory-2027.json', 23, 'places.2.place', 'counts-place'],
    ['counts/victory-2027.json', 31, 'places.3.place', 'counts-place'],
  ]);
});

test('counts hold no field for anybody’s data', async () => {
  const places = [{ ...COUNTS.places[0], sender: 'Айгүл' }];
  const { found } = await archiveWith({
    'counts/victory-2027.json': JSON.stringify({ ...COUNTS, places }),
  });
  expect(found).toMatchObject([
    ['counts/victory-2027.json', 1, 'places.0.sender', 'field-unknown'],
  ]);
});

test('one warning names all places without a specialist, one each that was late', async () => {
  const { archive } = await archiveWith({});
  if (!archive) throw new Error('unread');
  const name = { kk: 'Аты Жөні' };
  const places = archive.places.map((place) => {
    if (place.id === 'abai') return { ...place, specialist: { name, named: '2027-03-31' } };
    return place.id === 'nura' ? { ...place, specialist: { name, named: '2027-04-02' } } : place;
  });
  const found = specialistProblems({ ...archive, places });
  expect(found.map(({ file, code, severity }) => [file, code, severity])).toEqual([
    ['places', 'specialist-missing', 'warning'],
    ['places/nura.yaml', 'specialist-late', 'warning'],
  ]);
  expect(found[0]?.params).toMatchObject({ count: 16, day: '2027-03-31' });
  expect(found[0]?.params['places']).not.toMatch(/abai|nura/);
});

test.each([
  ['2027-03-31', false],
  ['2027-04-01', true],
  ['2027-03', false],
  ['2027-04', true],
  ['2027', false],
  [undefined, false],
])('named %s is late: %s', (named, late) => {
  expect(isLate(named, '2027-03-31')).toBe(late);
});
