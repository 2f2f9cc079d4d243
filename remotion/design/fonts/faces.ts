/**
 * The typefaces: whole files, not subsets, since a pair such as Ға is kerned by 0.1 em and a pair
 * that is cut over two subset files is not kerned at all. All are under the SIL Open Font License.
 *
 * Addresses are literal so that Node reads the file and webpack finds the asset by one line.
 */
import type { Medium } from '../tokens.ts';

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
  /** Facts in the social formats. */
  sans: {
    family: 'Fira Sans',
    weight: 400,
    url: new URL(
      '../../../node_modules/@expo-google-fonts/fira-sans/400Regular/FiraSans_400Regular.ttf',
      import.meta.url,
    ),
  },
  /** What stands out among facts; the second language on LED. */
  sansMedium: {
    family: 'Fira Sans',
    weight: 600,
    url: new URL(
      '../../../node_modules/@expo-google-fonts/fira-sans/600SemiBold/FiraSans_600SemiBold.ttf',
      import.meta.url,
    ),
  },
  /** Kazakh on LED. */
  bold: {
    family: 'Fira Sans',
    weight: 700,
    url: new URL(
      '../../../node_modules/@expo-google-fonts/fira-sans/700Bold/FiraSans_700Bold.ttf',
      import.meta.url,
    ),
  },
  /** Long words on LED: narrower letters keep their height. */
  boldCondensed: {
    family: 'Fira Sans Condensed',
    weight: 700,
    url: new URL(
      '../../../node_modules/@expo-google-fonts/fira-sans-condensed/700Bold/FiraSansCondensed_700Bold.ttf',
      import.meta.url,
    ),
  },
  mediumCondensed: {
    family: 'Fira Sans Condensed',
    weight: 600,
    url: new URL(
      '../../../node_modules/@expo-google-fonts/fira-sans-condensed/600SemiBold/FiraSansCondensed_600SemiBold.ttf',
      import.meta.url,
    ),
  },
  boldNarrow: {
    family: 'Fira Sans Extra Condensed',
    weight: 700,
    url: new URL(
      '../../../node_modules/@expo-google-fonts/fira-sans-extra-condensed/700Bold/FiraSansExtraCondensed_700Bold.ttf',
      import.meta.url,
    ),
  },
  mediumNarrow: {
    family: 'Fira Sans Extra Condensed',
    weight: 600,
    url: new URL(
      '../../../node_modules/@expo-google-fonts/fira-sans-extra-condensed/600SemiBold/FiraSansExtraCondensed_600SemiBold.ttf',
      import.meta.url,
    ),
  },
} as const satisfies Record<string, { family: string; weight: number; url: URL }>;

export type FaceName = keyof typeof FACES;
export const FACE_NAMES = Object.keys(FACES) as FaceName[];

/** What each medium is set in, so that a telephone fetches no other. */
export const FACES_OF: Readonly<Record<Medium, readonly FaceName[]>> = {
  social: ['display', 'displayRegular', 'subhead', 'subheadRegular', 'sans', 'sansMedium'],
  led: ['sansMedium', 'bold', 'mediumCondensed', 'boldCondensed', 'mediumNarrow', 'boldNarrow'],
};
