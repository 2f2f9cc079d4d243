import type { ClipFile } from '../data/inputs.ts';
import { yearsOf } from '../../i18n/years.ts';
import type { Language } from '../../model/language.ts';
import { nameOf, type Person } from '../data/people.ts';
import { deedIn } from './deed.ts';
import { absolute } from './paths.ts';

/** Where a person's clip is published. */
export const clipPath = ({ person, target }: ClipFile): string =>
  `media/${person}/${person}-${target}.mp4`;

/** Its still, for the time before it plays and for cards. */
export const coverPath = ({ person, target }: ClipFile): string =>
  `media/${person}/${person}-${target}.jpg`;

/** The picture shown with a link to the person: the still of the landscape clip. */
export function cardOf(
  person: Person,
  language: Language,
): { url: string; width: number; height: number; alt: string } | undefined {
  const { clips, veteran } = person;
  const words = [
    nameOf(person, language).text,
    yearsOf(veteran).replaceAll('\u00a0', ' '),
    deedIn(person, language)?.text,
  ];
  const clip = clips.find(({ target, cover }) => target === 'landscape' && cover !== null);
  return (
    clip && {
      url: absolute(coverPath(clip)),
      width: clip.width,
      height: clip.height,
      alt: words.filter(Boolean).join('. '),
    }
  );
}
