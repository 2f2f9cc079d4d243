import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { WhenFile } from '../../model/files/when.ts';
import { walk } from '../../base/platform/files.ts';
import { bigRegion } from '../../dev/bench/led/big-region.ts';
import { writeRegion } from '../../dev/bench/led/region.ts';
import { EXACTNESS } from './exactness.ts';
import { sureSlots } from './sequences.ts';

const PEOPLE = 10_000;
const SCREENS = 100;

test(
  'ten thousand people on a hundred screens are scheduled and written',
  { timeout: 300_000 },
  async () => {
    const root = await mkdtemp(path.join(tmpdir(), 'estelik-scale-'));
    const folders = { out: path.join(root, 'dist'), cache: path.join(root, 'cache') };
    const archive = await bigRegion(PEOPLE, SCREENS);
    const { schedule, placed } = await writeRegion(archive, folders);

    const files = await walk(folders.out);
    expect(files).toEqual(placed.map((output) => output.path).sort());
    const hls = archive.screens.filter(({ delivery }) => delivery === 'network').length;
    expect(files.length).toBe(2 * PEOPLE + 12 * SCREENS + hls);
    expect(new Set(schedule.screens.flatMap(({ slots }) => [...slots])).size).toBe(PEOPLE + 3);

    const shown = new Map(schedule.screens.map(({ id }) => [id, 0]));
    for (const { id } of archive.veterans) {
      const text = await readFile(path.join(folders.out, 'when', `${id}.json`), 'utf8');
      const { screens } = JSON.parse(text) as WhenFile;
      expect(screens.length).toBeGreaterThan(0);
      for (const screen of screens)
        shown.set(screen.id, (shown.get(screen.id) ?? 0) + screen.times.length);
    }
    for (const screen of schedule.screens) {
      if (EXACTNESS[screen.format].accuracy === 'at-least') continue;
      const sure = sureSlots(schedule.grid, screen);
      const promised = screen.slots.filter((person, slot) => person >= 0 && sure?.[slot] !== false);
      expect(shown.get(screen.id)).toBe(promised.length);
    }
    await rm(root, { recursive: true });
  },
);
