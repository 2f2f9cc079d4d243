/** Ten thousand hostile entries: refused with file and field, or let through to the site's data. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROJECT } from './base/cache.ts';
import { readChecked } from './check/index.ts';
import { t } from './i18n/index.ts';
import { readArchive, type ArchiveReading } from './model/archive.ts';
import { LANGUAGES } from './model/language.ts';
import { sayProblem } from './model/problem.ts';
import { siteDataOf } from './site/data/site-data.ts';
import { hostileEntries, type HostileEntry } from './testing/hostile-entries.ts';
import { hostilePhotos } from './testing/hostile-photos.ts';

const ENTRIES = 10_000;
/** `HOSTILE_SEED` gives others; the same seed gives the same. */
const seed = Number(process.env['HOSTILE_SEED'] ?? 1941);
/** Bounds of work, not of time: CPU of an entry, ms, and memory of the check, MB. */
const CPU_AN_ENTRY = 15;
const MEMORY = 768;

let root: string;
let content: string;
let entries: HostileEntry[];
let reading: ArchiveReading;

async function writeHostile(at: string, made: readonly HostileEntry[]): Promise<void> {
  const photos = new Map((await hostilePhotos()).map(({ name, bytes }) => [name, bytes]));
  for (const { place, id, index, photo } of made) {
    const folder = path.join(at, 'veterans', place, id);
    await mkdir(folder, { recursive: true });
    const file = path.join(folder, 'index.md');
    if (index === 'folder') await mkdir(file);
    else if (index === 'link') await symlink('/etc/passwd', file);
    else if (index !== 'nothing') await writeFile(file, index);
    if (photo) await writeFile(path.join(folder, photo.as), photos.get(photo.from) ?? '');
  }
}

/** Few places: each has sheets of its own to be drawn. */
const PLACES = ['karaganda', 'karkaraly', 'ulytau'];

async function frame(at: string): Promise<void> {
  const names = ['archive.yaml', 'gazetteer.yaml', 'campaigns'];
  for (const name of [...names, ...PLACES.map((place) => `places/${place}.yaml`)])
    await cp(path.join(PROJECT, 'fixtures/archive', name), path.join(at, name), {
      recursive: true,
    });
}

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'estelik-hostile-'));
  content = path.join(root, 'content');
  await frame(content);
  const { archive } = await readArchive(content);
  const names = (await hostilePhotos()).map(({ name }) => name);
  entries = hostileEntries(ENTRIES, seed, archive?.places ?? [], names);
  await writeHostile(content, entries);
}, 600_000);
afterAll(() => rm(root, { recursive: true, force: true }));

describe(`${ENTRIES} hostile entries (HOSTILE_SEED=${seed})`, { timeout: 900_000 }, () => {
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
        const said = sayProblem(problem, t(language));
        expect(said.file).toMatch(/^(?:veterans|places)/);
        expect(said.line).toBeGreaterThanOrEqual(1);
        expect(`${said.message} ${said.advice}`).not.toMatch(/problem\.|undefined|\[object/);
        if (!problem.field) expect(problem.code).toMatch(OF_A_WHOLE_FILE);
      }
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
    const said = JSON.parse(Buffer.concat(parts).toString()) as { problems: unknown[] };
    expect(said.problems.length).toBe(reading.problems.length);
  });

  test('the data of every page can be made of all that are let through', () => {
    const archive = reading.archive as NonNullable<ArchiveReading['archive']>;
    const data = siteDataOf({
      ...{ archive, photos: new Map(), clips: [], published: new Set<string>() },
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
