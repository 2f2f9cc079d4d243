/**
 * The letters that typefaces are cut to for browsers: Latin with the diacritics of Kazakh
 * romanisations, all Cyrillic of Kazakh and Russian, punctuation.
 */
const range = (from: number, to: number): string =>
  String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, index) => from + index));

export const LETTERS = [
  range(0x20, 0x7e),
  '\u00a0«»·©§°–—‘’“”„…№×−→←↑↓₸',
  'ÁÄÉÍÑÓÖÚÜÝáäéíñóöúüýĞğŞşŪūıİǴǵŃń',
  range(0x410, 0x44f),
  'ЁёӘәҒғҚқҢңӨөҰұҮүҺһІі',
].join('');
