import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { walk } from '../base/files.ts';
import { bigRegion } from './bench/big-region.ts';
import { writeRegion } from './bench/region.ts';
import type { WhenFile } from './when.ts';

const PEOPLE = 10_000;
const SCREENS = 100;

test(
  'ten thousand people on a hundred screens are scheduled and written',
  { timeout: 300_000 },
  async () => {
    const root = await mkdtemp(path.join(tmpdir(), 'estelik-scale-'));
    const folders = { out: path.join(root, 'dist'), cache: path.join(root, 'cache') };
    const archive = await bigRegion(PEOPLE, SCREENS);
    const { schedule, published } = await writeRegion(archive, folders);

    const files = await walk(folders.out);
    expect(files).toEqual(published.map((output) => output.path).sort());
    expect(files.length).toBe(2 * PEOPLE + 12 * SCREENS);
    expect(new Set(schedule.screens.flatMap(({ slots }) => [...slots])).size).toBe(PEOPLE + 3);

    const shown = new Map(schedule.screens.map(({ id }) => [id, 0]));
    for (const { id } of archive.veterans) {
      const text = await readFile(path.join(folders.out, 'when', `${id}.json`), 'utf8');
      const { screens } = JSON.parse(text) as WhenFile;
      expect(screens.length).toBeGreaterThan(0);
      for (const screen of screens)
        shown.set(screen.id, (shown.get(screen.id) ?? 0) + screen.times.length);
    }
    for (const { id, slots, accuracy } of schedule.screens)
      if (accuracy !== 'at-least')
        expect(shown.get(id)).toBe(slots.filter((person) => person >= 0).length);
    await rm(root, { recursive: true });
  },
);
