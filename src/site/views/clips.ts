import type { ClipFile } from '../data/inputs.ts';

/** Where a person's clip is published. */
export const clipPath = ({ person, target }: ClipFile): string =>
  `media/${person}/${person}-${target}.mp4`;

/** Its still, for the time before it plays and for cards. */
export const coverPath = ({ person, target }: ClipFile): string =>
  `media/${person}/${person}-${target}.jpg`;
