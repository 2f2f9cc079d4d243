/** Puts the archive's people and the hard cases where Remotion Studio finds them. */
import { copyFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Archive } from '../../model/archive.ts';
import type { Photos } from '../../outputs/photos/index.ts';
import { bareTarget, targetsOf, type Target } from '../../../remotion/design/formats.ts';
import { cardOf } from '../../../remotion/design/card.ts';
import type { CardProps } from '../../../remotion/design/card-schema.ts';
import { withSources } from '../../../remotion/design/with-sources.ts';
import { EXAMPLES } from './examples.ts';
import { extraOf, portraitOf } from '../../../remotion/design/prepared.ts';
import { exampleCard } from './contact-sheet/pictures.ts';

/** What Studio shows: every card on every target. Photographs are files beside it. */
export interface StudioData {
  targets: Target[];
  cards: CardProps[];
}

/** Studio lists each card for each target; more people than these would hide the list. */
const MOST_PEOPLE = 24;

/** Writes `studio.json` and the photographs into `folder`, Studio's public folder. */
export async function writeStudioData(
  archive: Archive,
  photos: Photos,
  folder: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const bring = (file: string): string => {
    copyFileSync(file, path.join(folder, path.basename(file)));
    return path.basename(file);
  };
  const cards = archive.veterans.slice(0, MOST_PEOPLE).map((veteran) => {
    const own = photos.get(veteran.id) ?? [];
    return cardOf(veteran, archive, portraitOf(own), extraOf(own));
  });
  for (const example of EXAMPLES) cards.push(await exampleCard(example, archive));
  const data: StudioData = {
    targets: targetsOf(archive).map(bareTarget),
    cards: cards.map((card) => withSources(card, bring)),
  };
  await writeFile(path.join(folder, 'studio.json'), JSON.stringify(data));
}
