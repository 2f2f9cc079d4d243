const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML content or attribute value; characters that XML cannot hold are left out. */
export const xml = (text: string | number): string =>
  String(text)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

const SIGNS: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
};
/** Named signs, and those by their numbers («&#10;»). */
export const unescapeXml = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(lt|gt|quot|apos|amp|#\d{1,7}|#x[\da-fA-F]{1,6});/g, (_, name: string) => {
        const number = Number(name.replace('#', name.startsWith('#x') ? '0' : ''));
        return (
          SIGNS[name] ?? (number > 0 && number <= 0x10_ffff ? String.fromCodePoint(number) : '')
        );
      })
    : text;
