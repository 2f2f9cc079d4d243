/** Where the pictures lie that are shown with links (`remotion/jobs/publish.ts` writes them). */
import { CARD_TARGET } from '../../../../remotion/design/formats.ts';
import { mediaPath } from '../../../model/person-paths.ts';

const FOLDER = 'media/campaign/';

export const personCard = (id: string): string => mediaPath(id, `${CARD_TARGET.id}.jpg`);
export const placeCard = (id: string): string => `${FOLDER}place-${id}-${CARD_TARGET.id}.jpg`;
/** Of the home page and of every page that has none of its own. */
export const HOME_CARD = `${FOLDER}home-${CARD_TARGET.id}.jpg`;

/** The pictures that any page may show, whoever stands on it. */
export const sharedCards = (cards: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...cards].filter((card) => card.startsWith(FOLDER)).sort());
