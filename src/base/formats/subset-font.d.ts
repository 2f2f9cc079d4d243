declare module 'subset-font' {
  /** Cuts a font to the characters of `text`. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options?: {
      targetFormat?: 'woff2' | 'woff' | 'truetype';
      /** OpenType features that stay; all, where none are named. */
      keepFeatures?: readonly string[];
      noHinting?: boolean;
      /** The range of each axis of a variable font that stays. */
      variationAxes?: Readonly<Record<string, { min: number; max: number; default?: number }>>;
    },
  ): Promise<Uint8Array>;
}
