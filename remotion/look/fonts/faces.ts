/**
 * The typefaces: whole files, not subsets, since a pair such as Ға is kerned by 0.1 em and a pair
 * that is cut over two subset files is not kerned at all. All are under the SIL Open Font License.
 *
 * Addresses are literal so that Node reads the file and webpack finds the asset by one line.
 */
import type { Medium } from '../tokens.ts';

export const FACES = {
  /** Names in the social formats. */
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
  /** What stands out among facts; every lesser line on LED. */
  sansMedium: {
    family: 'Fira Sans',
    weight: 600,
    url: new URL(
      '../../../node_modules/@expo-google-fonts/fira-sans/600SemiBold/FiraSans_600SemiBold.ttf',
      import.meta.url,
    ),
  },
  /** Names on LED. */
  bold: {
    family: 'Fira Sans',
    weight: 700,
    url: new URL(
      '../../../node_modules/@expo-google-fonts/fira-sans/700Bold/FiraSans_700Bold.ttf',
      import.meta.url,
    ),
  },
  /** Long names on LED: narrower letters keep their height. */
  boldCondensed: {
    family: 'Fira Sans Condensed',
    weight: 700,
    url: new URL(
      '../../../node_modules/@expo-google-fonts/fira-sans-condensed/700Bold/FiraSansCondensed_700Bold.ttf',
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
} as const satisfies Record<string, { family: string; weight: number; url: URL }>;

export type FaceName = keyof typeof FACES;
export const FACE_NAMES = Object.keys(FACES) as FaceName[];

/** What each medium is set in, so that a telephone fetches no other. */
export const FACES_OF: Readonly<Record<Medium, readonly FaceName[]>> = {
  social: ['serif', 'sans', 'sansMedium'],
  led: ['serif', 'sansMedium', 'bold', 'boldCondensed', 'boldNarrow'],
};
