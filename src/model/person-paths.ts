/** Where the files of a person are published, below `dist/`. */

/** `media/<person>/<person>-portrait.mp4`: clips, covers, subtitles and the card of links. */
export const mediaPath = (person: string, name: string): string =>
  `media/${person}/${person}-${name}`;

/** `print/people/<person>/<person>-placard-a4.pdf` */
export const printPath = (person: string, kind: string): string =>
  `print/people/${person}/${person}-${kind}.pdf`;

/** `press/people/<person>/<person>.zip`, the bundle for the press. */
export const bundlePath = (person: string): string => `press/people/${person}/${person}.zip`;
