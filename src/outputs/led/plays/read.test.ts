/** `npm run plays` on an archive whose screens have sent their logs. */
import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROJECT } from '../../../base/platform/cache.ts';
import { readArchive } from '../../../model/archive.ts';
import { smallArchive, type SmallArchive } from '../../../dev/testing/small-archive.ts';
import { showingsOf } from '../showings.ts';
import { chainOf, type PlayEntry } from './chain.ts';
import { hoursOf } from './hours.ts';
import { ledProblems } from '../problems.ts';
import { readProof } from './read.ts';
import { sayProof } from './say.ts';
import { sayShown } from './thanks.ts';

const SCREENS = ['karaganda-theatre', 'balkhash-embankment'] as const;
let workshop: SmallArchive;
let lines: string[];

beforeAll(async () => {
  workshop = await smallArchive(['abdirov-nurken', 'panfilov-ivan'], SCREENS);
  await mkdir(path.join(workshop.content, 'plays'));
  const { schedule } = await readProof(await archiveOf(), workshop.content);
  const screen = SCREENS[1];
  const plays = schedule.people.flatMap((person) => {
    const own = showingsOf(schedule, person).find((showings) => showings.screen === screen);
    return (own?.times ?? []).map((time): PlayEntry => {
      const slot = new Date(time).toISOString();
      const film = '0123456789abcdef';
      return { screen, set: '0a1b2c3d', film, person, slot, step: schedule.grid.slot, at: slot };
    });
  });
  lines = chainOf([...hoursOf(plays), { screen, end: 12, at: '2027-05-09T16:00:00Z' }]);
});
afterAll(() => rm(workshop.root, { recursive: true }));

const archiveOf = async () => {
  const { archive, problems } = await readArchive(workshop.content);
  if (!archive) throw new Error(JSON.stringify(problems));
  return archive;
};
const write = (name: string, text: string): Promise<void> =>
  writeFile(path.join(workshop.content, 'plays', name), text);

/** The command itself. */
const run = (...args: string[]): Promise<{ code: number | null; out: string }> =>
  new Promise((resolve) => {
    const command = ['scripts/plays.ts', ...args, '--content', workshop.content, '--lang', 'ru'];
    const child = execFile(process.execPath, command, { cwd: PROJECT }, (_, out, error) =>
      resolve({ code: child.exitCode, out: out + error }),
    );
  });

test('codes in a file and a keeper’s word say what was promised and shown', async () => {
  await write('balkhash.txt', lines.toReversed().join('\n'));
  await write(
    'theatre.yaml',
    "screen: karaganda-theatre\nby: Театр әкімшілігі\nhours:\n  - { date: 2027-05-09, from: '09:00', to: '21:00' }\n",
  );
  const { code, out } = await run();
  const proof = await readProof(await archiveOf(), workshop.content);
  const [log, word] = proof.proofs;
  expect(log).toMatchObject({ by: 'log', shown: log?.promised });
  expect(word).toMatchObject({ by: 'word', shown: word?.promised });
  const archive = await archiveOf();
  const schedule = { ...proof.schedule, proofs: proof.proofs };
  const person = [...(log?.people ?? [])][0];
  const words = sayShown(archive, schedule, person?.[0] ?? '');
  const plain = (text = ''): string => text.replaceAll('\u00a0', ' ');
  expect(plain(words?.kk)).toMatch(
    / \d+ рет көрсетілді, алғаш рет: 9 мамыр, \d\d:\d\d:\d\d, Балқаш, жағалау\.$/,
  );
  expect(plain(words?.ru)).toContain(
    `Показов на уличных экранах: ${person?.[1].count}, первый – 9 мая, `,
  );
  expect(sayShown(archive, proof.schedule, person?.[0] ?? '')).toBeNull();
  const byStatement = { ...schedule, proofs: proof.proofs.filter(({ by }) => by === 'word') };
  expect(sayShown(archive, byStatement, [...(word?.people ?? [])][0]?.[0] ?? '')?.ru).toMatch(
    /^Со слов обслуживающих экраны, показов .* не менее \d+/,
  );
  expect(out).toContain(`показано по журналу ${log?.shown}`);
  expect(out).toContain(`показано со слов обслуживающих не менее ${word?.shown}`);
  expect(code).toBe(0);
});

test('a broken chain, a foreign log and a word with a telephone are told, in three languages', async () => {
  const [first = '', second = ''] = lines;
  await write('balkhash.txt', [first, second.replace('x', 'x1'), ...lines.slice(2)].join('\n'));
  await write('foreign.jsonl', lines.join('\n').replaceAll(SCREENS[1], 'astana-arch'));
  await write(
    'theatre.yaml',
    "screen: karaganda-theatre\nby: Асан +7 701 123 45 67\nhours:\n  - { date: 2027-05-09, from: '09:00', to: '21:00' }\n",
  );
  const archive = await archiveOf();
  const proof = await readProof(archive, workshop.content);
  expect(proof.proofs.map(({ screen }) => screen)).toEqual([SCREENS[1]]);
  expect(proof.proofs[0]?.shown).toBeLessThan(proof.proofs[0]?.promised ?? 0);
  const words = {
    kk: [
      'тізбек үзілген',
      'растамайды',
      'мұндай экран жоқ',
      'байланыс деректерінсіз',
      'Бір сағат ішінде',
    ],
    ru: ['цепочка разорвана', 'не подтверждает', 'экрана в архиве нет', 'без контактов', 'Час с'],
    en: ['chain is broken', 'vouches', 'no such screen', 'without contacts', 'The hour from'],
  };
  for (const language of ['kk', 'ru', 'en'] as const)
    for (const word of words[language]) expect(sayProof(proof, archive, language)).toContain(word);
  const warned = await ledProblems(archive, workshop.content, '2027-05-10');
  expect(warned.map(({ severity, file, code: of }) => `${severity} ${file} ${of}`)).toEqual(
    expect.arrayContaining([
      'warning plays/balkhash.txt plays-chain',
      'warning plays/balkhash.txt plays-hours',
      'warning plays/foreign.jsonl plays-foreign',
      'warning plays/theatre.yaml plays-refused',
    ]),
  );
  const { code, out } = await run(path.join(workshop.content, 'plays', 'balkhash.txt'));
  expect(out).toContain('цепочка разорвана');
  expect(code).toBe(1);
});
