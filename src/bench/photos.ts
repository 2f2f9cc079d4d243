/** What photographs cost the first time, again, and when one of them changed. */
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { costOf } from '../../remotion/bench/cpu.ts';
import { Cache } from '../base/cache.ts';
import { walk } from '../base/files.ts';
import type { Veteran } from '../model/archive.ts';
import { makePhotos } from '../photos/index.ts';
import { Dice } from '../simulate/dice.ts';
import { syntheticPhotos } from '../simulate/portrait.ts';
import { population } from './population.ts';

export interface PhotoCosts {
  photographs: number;
  /** Milliseconds of CPU for each. */
  newMs: number;
  againMs: number;
  /** Files made after one photograph of all was changed, and how many one photograph has. */
  madeAnew: number;
  filesEach: number;
}

const PEOPLE = 100;

export async function measurePhotos(folder: string): Promise<PhotoCosts> {
  const cache = new Cache(path.join(folder, 'cache'));
  const { context } = await population(0, cache);
  const veterans: Veteran[] = [];
  for (let number = 1; veterans.length < PEOPLE; number += 1) {
    const [first] = await syntheticPhotos(new Dice('bench', number), 'male');
    if (!first) continue;
    const { bytes, ...photo } = first;
    const own = path.join(folder, `person-${number}`);
    await mkdir(own, { recursive: true });
    await writeFile(path.join(own, photo.file), bytes);
    veterans.push({ id: `person-${number}`, folder: own, photos: [photo] } as unknown as Veteran);
  }
  const archive = { ...context.archive, veterans };
  const pass = (): Promise<unknown> => makePhotos({ ...context, archive });
  const known = async (): Promise<string[]> => walk(path.join(cache.folder, 'photos'));
  const before = (await known()).length;
  const first = await costOf(pass);
  const made = (await known()).length - before;
  const again = await costOf(pass);
  const [changed] = veterans;
  await appendFile(path.join(changed!.folder, changed!.photos![0]!.file), ' ');
  await pass();
  return {
    photographs: PEOPLE,
    newMs: Math.round((first.cpu / PEOPLE) * 1000),
    againMs: Math.round((again.cpu / PEOPLE) * 10_000) / 10,
    madeAnew: (await known()).length - before - made,
    filesEach: made / PEOPLE,
  };
}
