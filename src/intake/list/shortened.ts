/** «Ст. матр.», «капитан м/с», «ОКЗ»: letters for words, as lists write them. */
export const isShortened = (text: string): boolean =>
  /(?<!\p{L})(?!(?:г|гг|ж|жж|им|каз)\.)\p{L}{1,9}\.(?!$)|(?<!\p{L})\p{L}{1,7}\.$|(?<!\p{L})\p{L}{1,3}[/-]\p{L}{1,3}(?!\p{L})|^\p{Lu}{2,9}\d?$/u.test(
    text,
  );
