import type { ClipFile } from '../data/inputs.ts';
import type { Person } from '../data/people.ts';
import { absolute } from './paths.ts';

/** Where a person's clip is published. */
export const clipPath = ({ person, target }: ClipFile): string =>
  `media/${person}/${person}-${target}.mp4`;

/** Its still, for the time before it plays and for cards. */
export const coverPath = ({ person, target }: ClipFile): string =>
  `media/${person}/${person}-${target}.jpg`;

/** The picture shown with a link to the person: the still of the landscape clip. */
export function cardOf({
  clips,
}: Person): { url: string; width: number; height: number } | undefined {
  const clip = clips.find(({ target, cover }) => target === 'landscape' && cover !== null);
  return clip && { url: absolute(coverPath(clip)), width: clip.width, height: clip.height };
}
