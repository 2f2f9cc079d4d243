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

/** Classes of `tone.css` that give the frame the photograph's tone until it is there. */
export const toneClass = ({ tone }: PreparedPhoto): string =>
  tone.tint === 'sepia' ? `tone tone${tone.step} sepia` : `tone tone${tone.step}`;

/** Classes of `portrait.css` that keep the focal point in a crop: tenths of each side. */
export const focalClass = (focal: Photo['focal']): string =>
  `fx${Math.round((focal?.x ?? 0.5) * 10)} fy${Math.round((focal?.y ?? 0.3) * 10)}`;

/** The widest version, which a click on a photograph leads to. */
export const largestOf = ({ versions }: PreparedPhoto): PreparedPhoto['versions'][number] =>
  versions.toSorted((a, b) => b.width - a.width)[0]!;

/** The address of a photograph inside the person's page. */
export const figureId = ({ photos }: Person, prepared: PreparedPhoto): string =>
  `photo-${photos.indexOf(prepared) + 1}`;
