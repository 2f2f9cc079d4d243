import type { Photo } from '../../../model/veteran.ts';
import type { PictureVersion, PreparedPhoto } from '../../photos/index.ts';
import type { Person } from '../data/people.ts';
import { file } from './paths.ts';

/** The versions of a format for `srcset`. */
export const sourceSet = ({ versions }: PreparedPhoto, type: PictureVersion['type']): string =>
  versions
    .filter((version) => version.type === type)
    .map((version) => `${file(version.path)} ${version.width}w`)
    .join(', ');

/** Classes of `tone.css` that give its box the photograph's tone until it is there. */
export const toneClass = ({ tone }: PreparedPhoto): string =>
  tone.tint === 'sepia' ? `tone tone${tone.step} sepia` : `tone tone${tone.step}`;

/** Where the middle of a crop lies, tenths of each side; where nobody has pointed, a face is above. */
export const focalTenths = (focal: Photo['focal']): { x: number; y: number } => ({
  x: Math.round((focal?.x ?? 0.5) * 10),
  y: Math.round((focal?.y ?? 0.3) * 10),
});

/** Classes of `portrait.css` that keep the focal point in a crop. */
export function focalClass(focal: Photo['focal']): string {
  const { x, y } = focalTenths(focal);
  return `fx${x} fy${y}`;
}

/** The widest version, which a click on a photograph leads to. */
export const largestOf = ({ versions }: PreparedPhoto): PreparedPhoto['versions'][number] =>
  versions.toSorted((a, b) => b.width - a.width)[0]!;

/** The address of a photograph inside the person's page. */
export const figureId = ({ photos }: Person, prepared: PreparedPhoto): string =>
  `photo-${photos.indexOf(prepared) + 1}`;
