/** Degrees of awards, in figures and words. */
const ORDINALS = ['перв', 'втор', 'трет', 'бірінші', 'екінші', 'үшінші'];
const NUMBER =
  '(?:I{1,3}|І{1,3}|[123]|(?:перв|втор|трет)\\p{L}{1,3}|бірінші|екінші|үшінші)(?:-?[йеяі]{0,2})?';
const OF_DEGREE =
  '(?:степеней|степени|степень|степ\\.?|ст\\.?|дәрежелі|дәрежесі|дәреже|дәр\\.?|class|degree)(?!\\p{L})';
/** «II степени», «2 дәр.», «первой степени». */
export const DEGREE = new RegExp(`(?<![\\p{L}\\d])(${NUMBER})[\\s-]{0,5}${OF_DEGREE}`, 'iu');
/** «II и III степени»: of one award twice. */
export const DEGREES = new RegExp(
  `(?<![\\p{L}\\d])(${NUMBER})(?: ?(?:,|и|және|мен|пен|&) ?(${NUMBER}))? ?(?:,|и|және|мен|пен|&) ?(${NUMBER})[\\s-]{0,5}${OF_DEGREE}`,
  'iu',
);
/** A comma between two degrees parts no awards. */
export const COMMA_OF_DEGREES = new RegExp(
  `(?<![\\p{L}\\d])(${NUMBER}) ?, ?(?=${NUMBER}(?: ?, ?${NUMBER}| и ${NUMBER})?[\\s-]{0,5}${OF_DEGREE})`,
  'giu',
);

/** «Славы III»: Roman figures behind a name count nothing. */
export const ROMAN_BEHIND = /(?<=[\p{L}»"”.]) ?[ -] ?(I{1,3}|І{1,3})$/u;

/** `I` to `III`; `undefined` where none is written. */
export function degreeOf(written: string | undefined): string | undefined {
  if (!written) return undefined;
  const ordinal = ORDINALS.findIndex((word) => written.toLowerCase().startsWith(word));
  const number = /\d/.exec(written)?.[0];
  if (ordinal >= 0) return 'I'.repeat((ordinal % 3) + 1);
  return 'I'.repeat(number ? Number(number) : (/^[IІ]+/iu.exec(written)?.[0].length ?? 0));
}
