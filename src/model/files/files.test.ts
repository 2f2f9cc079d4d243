/** Files that cross rooms: what the writer really writes, its reader takes whole. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { expect, test } from 'vitest';
import { Cache } from '../../base/platform/cache.ts';
import { FORMATS } from '../../check/formats.ts';
import { frameArchive } from '../../cms/frame/files.ts';
import { t } from '../../i18n/index.ts';
import { freeze } from '../../outputs/led/freeze.ts';
import { checksums } from '../../outputs/led/checksums.ts';
import { openFileFacts, type Medium } from '../../outputs/led/media.ts';
import { playlistFile, playlistJson } from '../../outputs/led/formats/json.ts';
import { chainOf, lineOf } from '../../outputs/led/plays/chain.ts';
import { checkLog } from '../../outputs/led/plays/check.ts';
import { hoursOf } from '../../outputs/led/plays/hours.ts';
import { ledProblems } from '../../outputs/led/problems.ts';
import { programmeOf, type Programme } from '../../outputs/led/programme.ts';
import { currentSchedule, readPublished } from '../../outputs/led/published.ts';
import { ledPeople } from '../../outputs/led/schedule.ts';
import { whenFiles } from '../../outputs/led/when.ts';
import { writeManifest } from '../../dist/manifest.ts';
import { placeOutputs } from '../../dist/outputs.ts';
import type { TextOutput } from '../../dist/output.ts';
import { peopleJson } from '../../outputs/site/exports/data.ts';
import { filesIn } from '../../outputs/site/offline/stick.ts';
import { freezePosting, postingOf } from '../../outputs/press/freeze.ts';
import { smallArchive } from '../../dev/testing/small-archive.ts';
import { readArchive, type Archive } from '../archive.ts';
import { problem } from '../problem.ts';
import { sayProblem } from '../../i18n/problem.ts';
import { readChecksums, writeChecksums } from './checksums.ts';
import { clipArchiveSchema } from './clip-archive.ts';
import { FileError, parseFile } from './file.ts';
import { earlierManifest, manifestSchema } from './manifest.ts';
import { peopleSchema } from './people.ts';
import { playlistSchema } from './playlist.ts';
import { lineSchema } from './plays.ts';
import { problemsSchema } from './problems.ts';
import { publishedSchema } from './schedule.ts';
import { whenSchema } from './when.ts';

/** The schema takes the text, and knows every word of it. */
function takesWhole<T>(text: string, schema: z.ZodType<T>): T {
  const value = parseFile('file', text, schema);
  expect(value).toEqual(JSON.parse(text));
  return value;
}

const at = await smallArchive(['abdirov-nurken', 'mamraev-martbek'], ['karaganda-theatre']);
const archive = (await readArchive(at.content)).archive as Archive;
const options = { content: at.content, lang: 'kk', asOf: '2027-05-01' } as const;

test('the screens’ schedule is published, read again and told to relatives', async () => {
  await freeze(archive, options, Date.parse('2027-05-05T06:00:00Z'));
  const file = path.join(at.content, 'schedule', `${archive.campaign.id}.json`);
  const text = await readFile(file, 'utf8');
  const published = takesWhole(text, publishedSchema);
  expect(await readPublished(at.content, archive.campaign.id)).toEqual(published);
  expect(published.people.length).toBeGreaterThan(0);

  const schedule = currentSchedule(archive, ledPeople(archive), published);
  const files = whenFiles({ archive, options }, schedule).filter(({ format }) => format === 'json');
  expect(files).toHaveLength(published.people.length);
  const [when] = files.map((output) => takesWhole(output.text(), whenSchema));
  expect(when?.screens[0]?.count).toBeGreaterThan(0);

  const medium = (role: Medium['role'], person: string | null): Medium => ({
    role,
    person,
    title: { kk: role },
    name: `clips/${person ?? role}.mp4`,
    file: '/nowhere',
    seconds: 10,
    bytes: 1,
    sha256: '0'.repeat(64),
    md5: '',
  });
  const media = new Map(schedule.people.map((person) => [person, medium('person', person)]));
  media.set('title', medium('title', null));
  const [screen] = archive.screens;
  if (!screen) throw new Error('no screen');
  const { id, name, occasion } = archive.campaign;
  const programme = programmeOf(schedule, screen, { id, name, occasion }, media);
  const playlist = takesWhole(playlistJson(playlistFile(programme)), playlistSchema);
  expect(playlist.media.length).toBe(media.size);

  await writeFile(file, text.replace('"slots": [', '"slots": ["x",'));
  const found = await ledProblems(archive, at.content, '2027-05-01');
  expect(found).toMatchObject([
    {
      file: `schedule/${archive.campaign.id}.json`,
      field: 'screens.0.slots.0',
      code: 'led-published-broken',
    },
  ]);
  await writeFile(file, text);
});

test('the posting calendar is published and read with the archive', async () => {
  await freezePosting(archive, options);
  const { archive: again, problems } = await readArchive(at.content);
  expect(problems.filter(({ file }) => file.startsWith('posting/'))).toEqual([]);
  const { frozen: _, ...posting } = again?.posting ?? {};
  const { frozen: __, ...expected } = postingOf(archive, options.asOf);
  expect(posting).toEqual(expected);
});

test('a screen’s log is taken line by line', () => {
  const play = {
    screen: 'karaganda-theatre',
    set: '0a1b2c3d',
    film: '0123456789abcdef',
    person: 'abdirov-nurken',
    slot: '2027-05-09T04:00:00.000Z',
    step: 10,
    at: '2027-05-09T04:00:00.040Z',
  };
  const end = { screen: play.screen, end: 2, at: '2027-05-09T16:00:00.000Z' };
  const lines = chainOf([play, { ...play, person: null, loop: true }, ...hoursOf([play]), end]);
  for (const line of [...lines, lineOf(null, play)]) takesWhole(line, lineSchema);
  expect(checkLog(lines.join('\n'))).toMatchObject({ screen: play.screen, findings: [] });
});

test('the manifest of a build, and one of an earlier program', async () => {
  const output: TextOutput = {
    person: null,
    kind: 'data',
    format: 'json',
    language: null,
    path: 'data/people.json',
    text: () => '{}',
  };
  const folders = { out: path.join(at.root, 'dist'), cache: path.join(at.root, 'cache') };
  await mkdir(folders.out, { recursive: true });
  await placeOutputs(folders, 'site', [output]);
  await writeManifest(folders);
  const file = path.join(folders.out, 'manifest.json');
  const text = await readFile(file, 'utf8');
  expect(takesWhole(text, manifestSchema).outputs).toHaveLength(1);
  const earlier = text.replace('"data"', '"scroll"');
  expect(() => parseFile(file, earlier, manifestSchema)).toThrow('outputs.0.kind');
  expect(parseFile(file, earlier, earlierManifest).outputs).toHaveLength(1);
});

test('problems of the check as the desk reads them', () => {
  const say = t('en');
  const problems = [
    sayProblem(problem('archive.yaml', 1, { code: 'missing', field: 'address' }), say),
  ];
  const report = { problems, errors: 1, warnings: 0, entries: 3, folder: 'content' };
  takesWhole(FORMATS.json(report, say), problemsSchema);
});

test('what a clip says besides the person', () => {
  takesWhole(JSON.stringify(frameArchive(archive)), clipArchiveSchema);
});

test('a stick’s files as the visitor’s browser asks for them', async () => {
  const id = 'karaganda-theatre';
  const names = ['stick/0002.mp4', 'stick/0001.mp4', 'stick-2027-05-09/0001.mp4', 'a  b.m3u'];
  const outputs = names.map((name): TextOutput => ({
    kind: 'playlist',
    format: null,
    path: `led/${id}/${name}`,
    text: () => name,
  }));
  const known = await openFileFacts(new Cache(path.join(at.root, 'sums')));
  const text = (await checksums(known, { screen: { id } } as Programme, outputs)).text();
  expect(filesIn(text, 'stick')).toEqual(['stick/0001.mp4', 'stick/0002.mp4']);
  expect(writeChecksums(readChecksums(text))).toBe(text);
  expect(readChecksums(text)).toHaveLength(names.length);
  expect(() => filesIn('<!doctype html>', 'stick')).toThrow('<!doctype html>');
});

test('people of the open data', () => {
  const kk = archive.veterans.map((veteran) => ({ veteran }));
  const text = peopleJson({ people: { kk }, settings: archive.settings } as never);
  const { people } = parseFile('people.json', text, peopleSchema);
  expect(people.map(({ id }) => id)).toEqual(archive.veterans.map(({ id }) => id));
});

test('what is broken is told by file and field', () => {
  expect(() => parseFile('when/a.json', '{', whenSchema)).toThrow(FileError);
  expect(() => parseFile('when/a.json', '{"version":2}', whenSchema)).toThrow(
    /^when\/a\.json: version: /,
  );
});
