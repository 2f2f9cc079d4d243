import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Cache, PROJECT } from '../base/cache.ts';
import type { BuildContext } from '../base/context.ts';
import { t } from '../i18n/index.ts';
import { readArchive } from '../model/archive.ts';
import type { Medium } from './media.ts';
import { programmeOf } from './programme.ts';
import { ledPeople, scheduleOf } from './schedule.ts';
import { screenTexts } from './screen-files.ts';
import { whenFiles } from './when.ts';

const PEOPLE = 10_000;
const SCREENS = 100;
const PLACES = 60;

/** A region of which two thirds of the places have screens. */
async function region(): Promise<BuildContext['archive']> {
  const { archive } = await readArchive(path.join(PROJECT, 'fixtures/archive'), 'victory-2027');
  const [model, screen] = [archive?.veterans[0], archive?.screens[0]];
  if (!archive || !model || !screen) throw new Error('The project has people and screens');
  const consent = { page: true, clip: true, led: true, press: true };
  return {
    ...archive,
    veterans: Array.from({ length: PEOPLE }, (_, n) => ({
      ...model,
      ...{ id: `person-${n}`, place: `place-${n % PLACES}`, consent },
    })),
    screens: Array.from({ length: SCREENS }, (_, n) => ({
      ...screen,
      ...{ id: `screen-${n}`, place: `place-${n % 40}` },
      ...{ delivery: (['stick', 'browser', 'network'] as const)[n % 3] ?? 'stick' },
    })),
  };
}

const medium = (id: string): Medium => ({
  ...{ role: 'person', person: id, title: { kk: id }, file: '' },
  ...{
    name: `clips/${id}-0123456789.mp4`,
    seconds: 10,
    bytes: 1e6,
    sha256: '0'.repeat(64),
    md5: '',
  },
});

test(
  'ten thousand people on a hundred screens are scheduled and written',
  { timeout: 300_000 },
  async () => {
    const root = await mkdtemp(path.join(tmpdir(), 'estelik-scale-'));
    const archive = await region();
    const cache = new Cache(root);
    const context = { archive, cache, t: t('ru'), options: {} } as unknown as BuildContext;
    const edition = { address: 'https://estelik.example/', published: 0 };
    const started = performance.now();

    const schedule = scheduleOf({ ...archive, people: ledPeople(archive) });
    const scheduled = performance.now();
    const media = new Map(schedule.people.map((id) => [id, medium(id)]));
    const outputs = await whenFiles(context, schedule);
    for (const screen of archive.screens)
      outputs.push(
        ...(await screenTexts(
          cache,
          programmeOf(schedule, screen, archive.campaign, media),
          edition,
        )),
      );
    const written = performance.now();

    const seconds = [scheduled - started, written - started].map((ms) => (ms / 1000).toFixed(1));
    console.info(
      `scheduled in ${seconds[0]} s, written in ${seconds[1]} s: ${outputs.length} files`,
    );
    expect(outputs.length).toBe(3 * PEOPLE + SCREENS * 12);
    expect(new Set(schedule.screens.flatMap(({ slots }) => [...slots])).size).toBe(PEOPLE + 3);
    await rm(root, { recursive: true });
  },
);
