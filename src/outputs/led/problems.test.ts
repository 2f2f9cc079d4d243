import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { t } from '../../i18n/index.ts';
import { readArchive, type Archive } from '../../model/archive.ts';
import type { Campaign } from '../../model/campaign.ts';
import { sayProblem } from '../../i18n/problem.ts';
import type { Problem } from '../../model/problem.ts';
import { freeze } from './freeze.ts';
import { pixelFindings } from './pixels.ts';
import { ledProblems } from './problems.ts';
import { readPublished } from './published.ts';
import { knowsOffsetsOf2024 } from './zone-data.ts';

const TODAY = '2027-05-01';

/** The project's own archive with other hours, screens or so many people of each place. */
async function archiveWith(
  led: Partial<Campaign['led']>,
  people: Record<string, number> = {},
  screens: readonly string[] = ['karaganda-theatre'],
): Promise<Archive> {
  const { archive } = await readArchive(path.join(PROJECT, 'fixtures/archive'), 'victory-2027');
  const model = archive?.veterans[0];
  if (!archive || !model) throw new Error('The project has an archive with people');
  const consent = { page: true, clip: true, led: true, press: false };
  return {
    ...archive,
    campaign: { ...archive.campaign, led: { ...archive.campaign.led, ...led } },
    screens: archive.screens.filter(({ id }) => screens.includes(id)),
    veterans: Object.entries(people).flatMap(([place, count]) =>
      Array.from({ length: count }, (_, n) => ({ ...model, id: `${place}-${n}`, place, consent })),
    ),
  };
}

const problemsIn = async (archive: Archive, content: string): Promise<string[]> =>
  (await ledProblems(archive, content, TODAY)).flatMap((problem) => {
    const { file, message, advice } = sayProblem(problem, t('en'));
    return [`${problem.severity} ${file}: ${message}`, advice];
  });

const emptyContent = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'estelik-led-'));

test('the ways out are listed with their figures when a place has too many people', async () => {
  const archive = await archiveWith({ slot: 15, reserve: 0 }, { karaganda: 3000 });
  expect(await problemsIn(archive, '/nowhere')).toMatchInlineSnapshot(`
    [
      "error campaigns/victory-2027.yaml: karaganda: 3000 people, and the screens have 2856 showings in all (1 screen, 12 hours, 15 s each). Not everybody can be shown even once.",
      "Ways out: led.slot of 10 s (4296 showings); or 2 screens; or 13 hours in all (led.windows: earlier, later or another day); or a smaller reserve (led.reserve).",
    ]
  `);
});

test('and when guests find no room', async () => {
  const archive = await archiveWith({ reserve: 6 }, { karaganda: 4000, nura: 400 });
  expect(await problemsIn(archive, '/nowhere')).toMatchInlineSnapshot(`
    [
      "error campaigns/victory-2027.yaml: Places without a screen have 400 people, and the other places’ screens have 224 showings left for them (1 screen, 12 hours).",
      "Ways out: 2 screens in all; or 13 hours in all (led.windows); or a smaller reserve (led.reserve).",
    ]
  `);
});

test('more clips than the stick holds are refused before they are made', async () => {
  const archive = await archiveWith({}, { karaganda: 1500 });
  expect(await problemsIn(archive, '/nowhere')).toMatchInlineSnapshot(`
    [
      "error screens/karaganda-theatre.yaml: 1502 clips do not fit a stick of 16 GB: at least 18.8 GB are needed.",
      "Take a bigger stick and correct stickSize; or ask the operator whether the minimum bitrate can be lower; or deliver by network (delivery).",
    ]
  `);
});

test('a published schedule is kept, extended, and defended', async () => {
  const content = await emptyContent();
  const archive = await archiveWith({}, { karaganda: 20 });
  await freeze(archive, { content, lang: 'en' });
  expect(await problemsIn(archive, content)).toEqual([]);

  const more = await archiveWith({}, { karaganda: 22 });
  expect(await problemsIn(more, content)).toMatchInlineSnapshot(`
    [
      "warning schedule/victory-2027.json: Added since the schedule was published: 2 people, 0 screens. They are not in it yet.",
      "Run “npm run freeze”: they get places of the reserve, and nobody’s time moves.",
    ]
  `);
  await freeze(more, { content, lang: 'en' });
  expect(await problemsIn(more, content)).toEqual([]);

  const moved = await archiveWith(
    { windows: [{ date: '2027-05-09', from: '10:00', to: '21:00' }] },
    { karaganda: 22 },
  );
  expect(await problemsIn(moved, content)).toMatchInlineSnapshot(`
    [
      "error schedule/victory-2027.json: The campaign’s hours differ from the published schedule. Published: 9 May 2027 09:00–21:00; 10 s for each person, places kept for an hour: 6; Asia/Almaty.",
      "Put the campaign’s hours back. If the times really have to change, delete this file, publish anew with “npm run freeze”, and tell the relatives.",
    ]
  `);

  const crowd = await archiveWith({}, { karaganda: 200 });
  expect(await problemsIn(crowd, content)).toMatchInlineSnapshot(`
    [
      "error schedule/victory-2027.json: The reserve is full: there is no place for karaganda-60.",
      "Add a screen, or leave this person for another day, or take back the consent for screens (consent.led) for now.",
    ]
  `);
});

test('a screen whose device was changed after its times were told is told of', async () => {
  const content = await emptyContent();
  const archive = await archiveWith({}, { karaganda: 20 });
  await freeze(archive, { content, lang: 'en' });
  const screens = archive.screens.map((screen) => ({
    ...screen,
    delivery: 'network' as const,
    playlist: 'smil' as const,
  }));
  const changed = { ...archive, screens };
  const before = await problemsIn(changed, content);
  expect(before.join(' ')).toMatch(/: stick then, smil now\. Families were told the former/);
  const editionOf = async (): Promise<number | undefined> =>
    (await readPublished(content, archive.campaign.id))?.frozen?.edition;
  const first = (await editionOf()) ?? 0;
  await freeze(changed, { content, lang: 'en' });
  expect(await problemsIn(changed, content)).toEqual([]);
  expect(await editionOf()).toBe(first + 1); // calendars take it over
});

test('a damaged file is told as such', async () => {
  const content = await emptyContent();
  const archive = await archiveWith({}, { karaganda: 3 });
  await freeze(archive, { content, lang: 'en' });
  const file = path.join(content, 'schedule', 'victory-2027.json');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, (await readFile(file, 'utf8')).slice(0, 100));
  expect(await problemsIn(archive, content)).toMatchInlineSnapshot(`
    [
      "error schedule/victory-2027.json: The file of the published schedule is damaged.",
      "Restore the file from its earlier version in the repository; do not edit it by hand.",
    ]
  `);
});

test('a schedule that is overdue is a warning', async () => {
  const archive = await archiveWith({}, { karaganda: 3 });
  const [problem] = await ledProblems(archive, '/nowhere', '2027-05-06');
  expect(problem).toMatchObject({ severity: 'warning', code: 'led-freeze-due' });
  const sentences = (['kk', 'ru', 'en'] as const).map((language) =>
    sayProblem(problem as Problem, t(language)).message.replaceAll('\u00a0', ' '),
  );
  expect(sentences).toEqual([
    'Кестенің жариялану мерзімі – 2027 ж. 5 мамыр, бірақ ол әлі жарияланған жоқ.',
    'Расписание должно было быть опубликовано 5 мая 2027 г., но ещё не опубликовано.',
    'The schedule was to be published on 5 May 2027 and is not yet.',
  ]);
});

test.each([
  [768, 384, []],
  [1920, 1080, []],
  [678, 468, ['screen-uneven']],
  [440, 616, ['screen-uneven']],
  [3840, 2160, ['screen-many-blocks']],
  [2560, 1080, ['screen-uneven', 'screen-many-blocks']],
])('%i × %i: devices that cannot are named', (width, height, codes) => {
  expect(pixelFindings({ width, height }).map(({ code }) => code)).toEqual(codes);
});

test('such a size is a warning', async () => {
  const archive = await archiveWith({}, { karaganda: 3 });
  const [screen] = archive.screens;
  if (!screen) throw new Error('There is a screen');
  const screens = [{ ...screen, width: 678, height: 468 }];
  expect((await problemsIn({ ...archive, screens }, '/nowhere'))[0]).toMatch(
    /^warning screens\/karaganda-theatre\.yaml: 678 × 468 is no multiple of 16/,
  );
});

test('zone data that does not know the change of 2024 is too old', () => {
  expect(knowsOffsetsOf2024()).toBe(true);
  expect(knowsOffsetsOf2024(() => 6 * 3_600_000)).toBe(false);
});
