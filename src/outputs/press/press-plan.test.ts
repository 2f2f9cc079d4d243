import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { readArchive, type Archive } from '../../model/archive.ts';
import type { Veteran } from '../../model/veteran-entry.ts';
import { smallArchive } from '../../dev/testing/small-archive.ts';
import { freezePosting, postingOf } from './freeze.ts';
import { postingProblems } from './problems.ts';
import { anniversariesOf, isReleased, postingDays, postTimes, pressPlan } from './press-plan.ts';

const archive = (await readArchive(path.join(PROJECT, 'fixtures/archive'))).archive as Archive;
const example = archive.veterans[0] as Veteran;

const datesOf = (of: Archive): Map<string, string> =>
  new Map(
    pressPlan(of).flatMap(({ days }) =>
      days.flatMap(({ date, posts }) =>
        posts.flatMap((post) =>
          (post.kind === 'person' ? [post.person] : post.people).map((id) => [id, date] as const),
        ),
      ),
    ),
  );

test('the press posts from the first clips to the last day on the screens', () => {
  expect(postingDays(archive.campaign)).toEqual([
    ...['2027-05-01', '2027-05-02', '2027-05-03', '2027-05-04', '2027-05-05'],
    ...['2027-05-06', '2027-05-07', '2027-05-08', '2027-05-09'],
  ]);
});

test('only who allowed the press is in the calendar, the living by their own word', () => {
  const living = (press: boolean): Veteran => ({
    ...example,
    id: `living-${press}`,
    living: true,
    consent: { page: true, clip: true, led: true, press },
  });
  const dates = datesOf({ ...archive, veterans: [living(true), living(false)] });
  expect([...dates.keys()]).toEqual(['living-true']);
});

test.each([
  [{ birth: { date: '1922-05-03' } }, [{ day: '05-03', kind: 'birth' }]],
  [{ birth: { date: '~1922-05-03' } }, []],
  [{ birth: { date: '1922-05-03?' } }, []],
  [
    { birth: { date: '1922-05' }, death: { date: '1943-05-04' } },
    [{ day: '05-04', kind: 'death' }],
  ],
  [{ birth: { date: '1922-05-01/1922-05-03' } }, []],
  [{ death: { date: '../1943-05-04' } }, []],
])('%j gives the days that are certain', (life, found) => {
  const { birth: _, death: __, ...bare } = example;
  expect(anniversariesOf({ ...bare, ...life } as Veteran)).toEqual(found);
});

test('the posts of a day begin at nine and are spread to the evening', () => {
  expect(postTimes(1)).toEqual(['09:00']);
  expect(postTimes(3)).toEqual(['09:00', '13:00', '17:00']);
  const most = postTimes(15);
  expect(new Set(most).size).toBe(15);
  expect(most.at(-1)).toBe('20:10');
});

test('nothing is released but by somebody’s word', () => {
  expect(isReleased('2027-05-01', undefined)).toBe(false);
  expect(isReleased('2027-05-01', '2027-05-01')).toBe(true);
  expect(isReleased('2027-05-02', '2027-05-01')).toBe(false);
});

test('a published calendar keeps its days when people come and go', () => {
  const posting = postingOf(archive, '2027-05-03');
  expect(posting.from).toBe('2027-05-04');
  const late = Array.from({ length: 40 }, (_, index) => ({ ...example, id: `late-${index}` }));
  const veterans = [...archive.veterans.slice(1), ...late];
  const dates = datesOf({ ...archive, veterans, posting });
  for (const [id, date] of datesOf(archive))
    if (id !== example.id) expect(dates.get(id)).toBe(date);
  for (const { id } of late) expect((dates.get(id) ?? '') > '2027-05-03').toBe(true);
  expect(postingOf({ ...archive, posting }, undefined).from).toBe('2027-05-04');
});

test('a day that not even compilations make small enough is told', () => {
  const many = (count: number): Archive => ({
    ...archive,
    campaign: { ...archive.campaign, clipsFrom: '2027-05-09' },
    veterans: Array.from({ length: count }, (_, index) => ({ ...example, id: `person-${index}` })),
  });
  expect(postingProblems(many(900))).toEqual([]);
  expect(postingProblems(many(961))).toMatchObject([
    { code: 'posting-crowded', severity: 'warning', params: { place: example.place, most: 15 } },
  ]);
});

test('the command writes a file that the archive reads back', async () => {
  const { content } = await smallArchive(['abdirov-nurken', 'mametova-manshuk'], []);
  const before = (await readArchive(content)).archive as Archive;
  const report = await freezePosting(before, { content, lang: 'en', asOf: '2027-05-01' });
  expect(report).toContain('posting/victory-2027.json');
  const { archive: after, problems } = await readArchive(content);
  expect(problems).toEqual([]);
  expect(new Map(Object.entries(after?.posting?.people ?? {}))).toEqual(
    new Map([...datesOf(before)].sort(([a], [b]) => (a < b ? -1 : 1))),
  );
});
