/** Small letters and digits, single spaces: «Дата рожд-я (число)» as `дата рожд я число`. */
export const foldHeading = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\u00ad\u200b-\u200f\ufeff]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
