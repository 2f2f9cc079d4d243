/** A region of made-up people and screens, as large as a test or bench wants it. */
import path from 'node:path';
import { PROJECT } from '../../../base/platform/cache.ts';
import type { Medium } from '../../../outputs/led/media.ts';
import { readArchive, type Archive } from '../../../model/archive.ts';

/** Places; two thirds of them have screens. */
const PLACES = 60;
const WITH_SCREENS = 40;

/** An archive of that size, for the campaign of 2027. */
export async function bigRegion(people: number, screens: number): Promise<Archive> {
  const { archive } = await readArchive(path.join(PROJECT, 'fixtures/archive'), 'victory-2027');
  const [model, screen] = [archive?.veterans[0], archive?.screens[0]];
  if (!archive || !model || !screen) throw new Error('The project has people and screens');
  const consent = { page: true, clip: true, led: true, press: true };
  return {
    ...archive,
    veterans: Array.from({ length: people }, (_, n) => ({
      ...model,
      id: `person-${n}`,
      place: `place-${n % PLACES}`,
      consent,
    })),
    screens: Array.from({ length: screens }, (_, n) => ({
      ...screen,
      id: `screen-${n}`,
      place: `place-${n % WITH_SCREENS}`,
      delivery: (['stick', 'browser', 'network'] as const)[n % 3] ?? 'stick',
      playlist: 'smil',
    })),
  };
}

/** A clip that is nowhere on the disk: texts only name it. */
export const imaginaryMedium = (id: string): Medium => ({
  role: 'person',
  person: id,
  title: { kk: id },
  file: '',
  name: `clips/${id}-0123456789.mp4`,
  seconds: 10,
  bytes: 1e6,
  sha256: '0'.repeat(64),
  md5: '',
});
