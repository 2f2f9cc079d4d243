/** A programme that is on right now, with short slots, for tests of the player. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Cache } from '../../base/platform/cache.ts';
import { copy } from '../../base/platform/files.ts';
import { screenSchema } from '../../model/screen.ts';
import { CLOSING, TITLE, TURN, type Grid } from '../../outputs/led/grid.ts';
import { mediumOf, openFileFacts, type LedClip, type Medium } from '../../outputs/led/media.ts';
import { programmeOf, type Programme } from '../../outputs/led/programme.ts';
import type { Schedule } from '../../outputs/led/schedule.ts';
import { screenTexts } from '../../outputs/led/screen-files.ts';
import { localTimeOf } from '../../model/zone.ts';

const SCREEN = screenSchema.parse({
  id: 'test',
  place: 'karaganda',
  name: { kk: 'Сынақ' },
  address: { kk: 'Сынақ' },
  width: 384,
  height: 256,
  delivery: 'browser',
});

export interface TestHours {
  /** ms since 1970 */
  start: number;
  /** Seconds. */
  slot: number;
  /** Slots. */
  count: number;
}

/** A programme of the given clips in turn, the title first and the closing last. */
export async function testProgramme(
  cache: Cache,
  clips: readonly LedClip[],
  { start, slot, count }: TestHours,
): Promise<Programme> {
  const media = new Map<string, Medium>();
  const known = await openFileFacts(cache);
  for (const clip of clips) {
    const key = clip.person ?? clip.role;
    media.set(key, await mediumOf(known, clip, { kk: key }));
  }
  const people = clips.flatMap(({ person }) => person ?? []);
  const purpose = Array.from({ length: count }, (_, index) =>
    index === 0 ? TITLE : index === count - 1 ? CLOSING : TURN,
  );
  const grid: Grid = {
    timeZone: 'Asia/Almaty',
    slot,
    purpose,
    hours: [{ window: 0, start, local: localTimeOf(start, 'Asia/Almaty'), first: 0, count }],
    starts: purpose.map((_, index) => start + index * slot * 1000),
  };
  const slots = Int32Array.from(purpose, (value, index) =>
    value === TURN ? (index - 1) % people.length : value,
  );
  const screens = [
    { id: SCREEN.id, place: SCREEN.place, format: 'player' as const, room: Infinity, slots },
  ];
  const schedule: Schedule = { campaign: 'test', grid, people, screens };
  const campaign = { id: 'test', name: { kk: 'Сынақ' }, occasion: { kk: 'Жеңіс' } };
  return programmeOf(schedule, SCREEN, campaign, media);
}

/** Writes a programme's folder as it would be published, without its instructions and loops. */
export async function writeProgramme(programme: Programme, folder: string): Promise<void> {
  const publication = { address: 'https://estelik.example/', published: 0 };
  const place = async (name: string): Promise<string> => {
    const target = path.join(folder, name);
    await mkdir(path.dirname(target), { recursive: true });
    return target;
  };
  for (const output of await screenTexts(programme, publication))
    await writeFile(await place(output.path.replace(/^led\/[^/]+\//, '')), output.text());
  for (const { name, file } of programme.media) await copy(file, await place(name));
}
