/** Fira Sans: a sheet that is set in nothing else follows no other typeface. */
export type Faces = Readonly<Record<string, { family: string; weight: number; url: URL }>>;

export const SANS_FACES = {
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
} as const satisfies Faces;
