/** Texts of Instagram's and Facebook's exports: UTF-8 whose bytes were written as letters. */

const BYTES = /^[\u0000-\u00FF]*$/;
/** Two Cyrillic letters that were torn into bytes: such a text was cut off, yet it is no Latin one. */
const CYRILLIC = /[ÐÑÒÓ][\u0080-\u00BF][^]*[ÐÑÒÓ][\u0080-\u00BF]/;
const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder();

/** Reads a text back, once; what is no such text stays as it is. */
export function readBack(text: string): string {
  if (!BYTES.test(text) || !/[\u0080-\u00FF]/.test(text)) return text;
  const bytes = Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
  try {
    return strict.decode(bytes);
  } catch {
    return CYRILLIC.test(text) ? lenient.decode(bytes) : text;
  }
}
