/**
 * The typefaces: whole files, not subsets, since a pair such as Ға is kerned by 0.1 em and a pair
 * that is cut over two subset files is not kerned at all. All are under the SIL Open Font License.
 *
 * Addresses are literal so that Node reads the file and webpack finds the asset by one line.
 */
import type { Medium } from '../tokens.ts';
import { SANS_FACES, type Faces } from './sans-faces.ts';

export const FACES = {
  /** Names at 40 px and more, in the cut that is drawn for large letters. */
  display: {
    family: 'Source Serif 4 Display',
    weight: 600,
    url: new URL(
      '../../../node_modules/source-serif/TTF/SourceSerif4Display-Semibold.ttf',
      import.meta.url,
    ),
  },
  /** The second language of names, and a given name that stands for a portrait. */
  displayRegular: {
    family: 'Source Serif 4 Display',
    weight: 400,
    url: new URL(
      '../../../node_modules/source-serif/TTF/SourceSerif4Display-Regular.ttf',
      import.meta.url,
    ),
  },
  /** The deed. */
  subhead: {
    family: 'Source Serif 4 Subhead',
    weight: 600,
    url: new URL(
      '../../../node_modules/source-serif/TTF/SourceSerif4Subhead-Semibold.ttf',
      import.meta.url,
    ),
  },
  /** The deed in the second language. */
  subheadRegular: {
    family: 'Source Serif 4 Subhead',
    weight: 400,
    url: new URL(
      '../../../node_modules/source-serif/TTF/SourceSerif4Subhead-Regular.ttf',
      import.meta.url,
    ),
  },
  /** Names in print. */
  serif: {
    family: 'Source Serif 4',
    weight: 600,
    url: new URL(
      '../../../node_modules/@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
      import.meta.url,
    ),
  },
  ...SANS_FACES,
} as const satisfies Faces;

export type FaceName = keyof typeof FACES;
export const FACE_NAMES = Object.keys(FACES) as FaceName[];

/** What each medium is set in, so that a telephone fetches no other. */
export const FACES_OF: Readonly<Record<Medium, readonly FaceName[]>> = {
  social: ['display', 'displayRegular', 'subhead', 'subheadRegular', 'sans', 'sansMedium'],
  led: ['sansMedium', 'bold', 'mediumCondensed', 'boldCondensed', 'mediumNarrow', 'boldNarrow'],
};
