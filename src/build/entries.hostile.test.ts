/** Ten thousand hostile entries: refused with file and field, or let through to the site's data. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROJECT } from '../base/platform/cache.ts';
import { readChecked } from '../check/index.ts';
import { t } from '../i18n/index.ts';
import type { ArchiveReading } from '../model/archive.ts';
import { LANGUAGES } from '../model/language.ts';
import { sayProblem } from '../i18n/problem.ts';
import { siteDataOf } from '../outputs/site/data/site-data.ts';
import { ENTRIES, inventHostile, SEED, writeHostile } from '../dev/testing/hostile-archive.ts';
import type { HostileEntry } from '../dev/testing/hostile-entries.ts';

/** Bounds of work, not of time: CPU of an entry, ms, and memory of the check, MB. */
const CPU_AN_ENTRY = 15;
const MEMORY = 768;

let root: string;
let content: string;
let entries: HostileEntry[];
let reading: ArchiveReading;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'estelik-hostile-'));
  content = path.join(root, 'content');
  entries = await inventHostile(content, ENTRIES, SEED);
  await writeHostile(content, entries);
}, 600_000);
afterAll(() => rm(root, { recursive: true, force: true }));

describe(`${ENTRIES} hostile entries (HOSTILE_SEED=${SEED})`, { timeout: 900_000 }, () => {
  test('each is let through or refused with its file and a field, within bounds of work', async () => {
    const before = process.cpuUsage();
    reading = await readChecked({ content, campaign: undefined });
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000 / ENTRIES).toBeLessThan(CPU_AN_ENTRY);
    const { archive, problems } = reading;
    expect(archive).not.toBeNull();

    const errors = problems.filter(({ severity }) => severity === 'error');
    const refused = new Set(errors.map(({ file }) => file.split('/').slice(0, 3).join('/')));
    const shown = new Set(archive?.veterans.map(({ id, place }) => `veterans/${place}/${id}`));
    for (const { place, id } of entries) {
      const folder = `veterans/${place}/${id}`;
      expect([folder, shown.has(folder) || refused.has(folder) || isHidden(folder)]).toEqual([
        folder,
        true,
      ]);
    }
    expect(shown.size).toBeGreaterThan(ENTRIES / 20);
    expect(refused.size).toBeGreaterThan(ENTRIES / 4);

    for (const language of LANGUAGES)
      for (const problem of problems) {
        const sentence = sayProblem(problem, t(language));
        expect(sentence.file).toMatch(/^(?:veterans|places|archive\.yaml$)/);
        expect(sentence.line).toBeGreaterThanOrEqual(1);
        expect(`${sentence.message} ${sentence.advice}`).not.toMatch(
          /problem\.|undefined|\[object/,
        );
        if (!problem.field) expect(problem.code).toMatch(OF_A_WHOLE_FILE);
      }
  });

  test('a strange photograph is refused where it is named, unless it can be made safely', () => {
    const shown = new Set(reading.archive?.veterans.map(({ id }) => id));
    const named = Map.groupBy(entries, ({ photo }) => photo?.from ?? '');
    named.delete('');
    const borne = [...named].filter(([, those]) => those.some(({ id }) => shown.has(id)));
    expect(borne.map(([name]) => name).sort()).toEqual(BORNE);
    const complained = new Set(
      reading.problems
        .filter(({ code, field }) => code.startsWith('photo-') && field === 'photos.0.file')
        .map(({ file }) => file.split('/')[2]),
    );
    for (const [name, those] of named)
      if (!BORNE.includes(name))
        expect([name, those.some(({ id }) => complained.has(id))]).toEqual([name, true]);
  });

  test('the command says the same in little memory', async () => {
    const args = [`--max-old-space-size=${MEMORY}`, 'scripts/check.ts', '--content', content];
    const child = spawn(process.execPath, [...args, '--format', 'json', '--lang', 'kk'], {
      cwd: PROJECT,
    });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    const [code] = (await once(child, 'close')) as [number | null];
    expect(code).toBe(1);
    const report = JSON.parse(Buffer.concat(parts).toString()) as { problems: unknown[] };
    expect(report.problems.length).toBe(reading.problems.length);
  });

  test('the data of every page can be made of all that are let through', () => {
    const archive = reading.archive as NonNullable<ArchiveReading['archive']>;
    const data = siteDataOf({
      archive,
      photos: new Map(),
      clips: [],
      placed: new Map<string, number>(),
      showingsOf: () => [],
    });
    expect(JSON.stringify(data).length).toBeGreaterThan(100_000);
  });
});

/** An entry whose family wants no page is neither shown nor refused. */
const isHidden = (folder: string): boolean =>
  !reading.problems.some(({ file }) => file.startsWith(folder));

/** What is said of a file as a whole, since it has no field. */
const OF_A_WHOLE_FILE = /^(?:yaml|file|entry|front-matter)/;

/** Photographs that are well, or are once they are drawn anew: all others are refused. */
const BORNE = 'clear.png deep.png good.jpg grey.png ink.jpg moving.webp polyglot.jpg'.split(' ');
