/** The grammar of iCalendar (RFC 5545): lines, folding, escaped text, stamps. */

/** `20270509T040000Z` */
export const utcStamp = (instant: number): string =>
  new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '');

export const icsText = (text: string): string =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');

/** A calendar of the given content lines; they end in CRLF and are folded at 75 octets. */
export const icsOf = (lines: readonly string[]): string =>
  lines.map((line) => `${fold(line)}\r\n`).join('');

/** The content lines of a calendar, whole: what `icsOf` was given. */
export const icsLines = (calendar: string): string[] =>
  calendar
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter((line) => line !== '');

/** Continues a line after at most 75 octets, never inside a character. */
function fold(line: string): string {
  if (line.length * 3 <= 75 || Buffer.byteLength(line) <= 75) return line;
  let folded = '';
  let octets = 0;
  for (const sign of line) {
    const size = octetsOf(sign.codePointAt(0) ?? 0);
    if (octets + size > 75) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += sign;
    octets += size;
  }
  return folded;
}

/** Length of a character in UTF-8. */
const octetsOf = (code: number): number =>
  code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
