/** Puts the archive's people and the hard cases where Remotion Studio finds them. */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Archive } from '../../src/model/archive.ts';
import type { Photos } from '../../src/photos/index.ts';
import { targetsOf, type Target } from '../formats.ts';
import { cardOf, portraitAmong, type CardProps, type Portrait } from './card.ts';
import { EXAMPLES } from './examples.ts';
import { portraitOf, veteranOf } from './proof/pictures.ts';

/** What Studio shows: every card on every target. Photographs are files beside it. */
export interface Stage {
  targets: Target[];
  cards: CardProps[];
}

/** Studio lists each card for each target; more people than these would hide the list. */
const MOST_PEOPLE = 24;

/** Writes `stage.json` and the photographs into `folder`, the studio's public folder. */
export async function setStage(archive: Archive, photos: Photos, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const bring = async (file: string): Promise<string> => {
    await copyFile(file, path.join(folder, path.basename(file)));
    return path.basename(file);
  };
  const cards: CardProps[] = [];
  for (const veteran of archive.veterans.slice(0, MOST_PEOPLE)) {
    const prepared = portraitAmong(photos.get(veteran.id) ?? []);
    const portrait: Portrait | null = prepared
      ? {
          src: await bring(prepared.master.file),
          width: prepared.master.width,
          height: prepared.master.height,
          focal: prepared.photo.focal,
          role: prepared.photo.role,
        }
      : null;
    cards.push(cardOf(veteran, archive, portrait));
  }
  for (const example of EXAMPLES) {
    const portrait = await portraitOf(example, (file) => file);
    if (portrait) portrait.src = await bring(portrait.src);
    cards.push(cardOf(veteranOf(example), archive, portrait));
  }
  const targets = targetsOf(archive).map(({ id, width, height, medium }) => ({
    ...{ id, width, height, medium },
  }));
  const stage: Stage = { targets, cards };
  await writeFile(path.join(folder, 'stage.json'), JSON.stringify(stage));
}
