/** What is printed of each person, in the order of the person's page: names without what draws them. */
export const SHEET_NAMES = ['placard-a4', 'placard-a3', 'poster-a2', 'certificate-a4'] as const;

/** In the dictionary `site.download.<name>`. */
export type SheetName = (typeof SHEET_NAMES)[number];
