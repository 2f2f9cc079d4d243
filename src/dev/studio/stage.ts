/** Puts the archive's people and the hard cases where Remotion Studio finds them. */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Archive } from '../../model/archive.ts';
import type { Photos } from '../../outputs/photos/index.ts';
import { targetsOf, type Target } from '../../../remotion/formats.ts';
import { cardOf } from '../../../remotion/design/card.ts';
import type { CardProps } from '../../../remotion/design/card-schema.ts';
import { EXAMPLES } from './examples.ts';
import { extraOf, portraitOf } from '../../../remotion/design/prepared.ts';
import { exampleCard } from './contact-sheet/pictures.ts';

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
  const brought = async <T extends { src: string }>(picture: T | null): Promise<T | null> =>
    picture && { ...picture, src: await bring(picture.src) };
  for (const veteran of archive.veterans.slice(0, MOST_PEOPLE)) {
    const own = photos.get(veteran.id) ?? [];
    const [portrait, extra] = [await brought(portraitOf(own)), await brought(extraOf(own))];
    cards.push(cardOf(veteran, archive, portrait, extra));
  }
  for (const example of EXAMPLES) {
    const card = await exampleCard(example, archive, (file) => file);
    const [portrait, extra] = [await brought(card.portrait), await brought(card.extra)];
    cards.push({ ...card, portrait, extra });
  }
  const targets = targetsOf(archive).map(({ id, width, height, medium }) => ({
    id,
    width,
    height,
    medium,
  }));
  const stage: Stage = { targets, cards };
  await writeFile(path.join(folder, 'stage.json'), JSON.stringify(stage));
}
