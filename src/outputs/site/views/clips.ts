import { cardOf } from '../../../../remotion/design/card.ts';
import { clipTexts, linesIn } from '../../../../remotion/design/clip-texts.ts';
import { framesOf } from '../../../../remotion/design/timing.ts';
import type { ClipFile } from '../data/inputs.ts';
import type { SharedData } from '../data/site-data.ts';
import { EQUAL_LANGUAGES, type Language } from '../../../model/language.ts';
import type { Person } from '../data/people.ts';
import { absolute } from './paths.ts';

/** Where a person's clip is published. */
export const clipPath = ({ person, target }: ClipFile): string =>
  `media/${person}/${person}-${target}.mp4`;

/** The clip that the page plays: the wide one, else whichever there is. */
export const mainClip = ({ clips }: Person): ClipFile | undefined =>
  clips.find(({ target }) => target === 'landscape') ?? clips[0];

/** The one that fills a telephone. */
export const uprightClip = ({ clips }: Person): ClipFile | undefined =>
  clips.find(({ target }) => target === 'portrait');

/** Its still, for the time before it plays and for cards. */
export const coverPath = ({ person, target }: ClipFile): string =>
  `media/${person}/${person}-${target}.jpg`;

/** In which languages a clip's captions stand beside it (`remotion/jobs/publish.ts`). */
export const CAPTIONED = EQUAL_LANGUAGES;
export type Captioned = (typeof CAPTIONED)[number];

export const captionsPath = ({ person, target }: ClipFile, language: Captioned): string =>
  `media/${person}/${person}-${target}.${language}.vtt`;

/**
 * What stands in the clip, beat by beat: in the page's language, and on an English page, which the
 * clip does not speak, in both.
 */
export function transcriptOf(
  { veteran }: Pick<Person, 'veteran'>,
  { width, height, seconds }: ClipFile,
  language: Language,
  { placeById, campaign, settings }: Pick<SharedData, 'placeById' | 'campaign' | 'settings'>,
): { language: Captioned; beats: ReturnType<typeof linesIn>[] }[] {
  const places = [placeById.get(veteran.place)].filter((place) => place !== undefined);
  const card = cardOf(veteran, { places, campaign, settings }, null);
  const beats = clipTexts(card, { width, height, medium: 'social' }, framesOf(seconds));
  return CAPTIONED.filter((spoken) => language === 'en' || spoken === language).map((spoken) => ({
    language: spoken,
    beats: beats.map((texts) => linesIn(texts, spoken)),
  }));
}

/** The clip that is shown with a link, where there is one: the wide one. */
export const linkedClip = ({ clips }: Person): ClipFile | undefined =>
  clips.find(({ target, cover }) => target === 'landscape' && cover !== null);

export const clipAddress = (clip: ClipFile): string => absolute(clipPath(clip));
export const coverAddress = (clip: ClipFile): string => absolute(coverPath(clip));
