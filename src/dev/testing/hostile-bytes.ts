/** Files that are broken as bytes, as YAML, or no files at all. */
import fc from 'fast-check';

/** `index.md`; where there is none, something else has its name. */
export type HostileIndex = Buffer | 'folder' | 'link' | 'nothing';

const cp1251 = (text: string): Buffer =>
  Buffer.from(
    Array.from(text, (letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return code >= 0x410 && code <= 0x44f ? code - 0x350 : code < 128 ? code : 0x3f;
    }),
  );

const nested = (open: string, close: string, depth: number): string =>
  `a: ${open.repeat(depth)}1${close.repeat(depth)}\n`;

/** Nine lists of nine of the list before: a billion words in two hundred letters. */
const ALIASES = Array.from({ length: 9 }, (_, level) =>
  level === 0
    ? 'a0: &a0 [x, x, x, x, x, x, x, x, x]'
    : `a${level}: &a${level} [${Array(9)
        .fill(`*a${level - 1}`)
        .join(', ')}]`,
).join('\n');

export const spoilBytes: fc.Arbitrary<(text: string) => HostileIndex> = fc.oneof(
  fc.nat(4000).map((at) => (text: string) => Buffer.from(text).subarray(0, at)),
  fc.nat(4000).map((at) => (text: string) => {
    const bytes = Buffer.from(text);
    bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ 0x80;
    return bytes;
  }),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => () => Buffer.from(bytes)),
  fc.constantFrom<(text: string) => HostileIndex>(
    () => 'folder',
    () => 'link',
    () => 'nothing',
    (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
    (text) => cp1251(text),
    (text) => Buffer.from(text.replaceAll('\n', '\r\n')),
    (text) => Buffer.from(text.replaceAll('\n', '\r')),
    (text) => Buffer.from(text.replace('---\n', '---\nid: other\nid: other\n')),
    (text) => Buffer.from(text.replace('---\n', `---\n${ALIASES}\n`)),
    (text) => Buffer.from(text.replace('---\n', `---\n${nested('[', ']', 20_000)}`)),
    (text) => Buffer.from(text.replace('---\n', `---\n${nested('{a: ', '}', 20_000)}`)),
    (text) => Buffer.from(text.replace('---\n', '---\nx: !!js/function "() => 1"\n')),
    (text) => Buffer.from(text.replace('---\n', '---\n? [a, b]\n: c\n<<: {id: x}\n')),
    (text) => Buffer.from(text.replace('---\n', '---\n\tid: x\n')),
    (text) => Buffer.from(text.replace('---\n', '---\n--- \n...\n--- other\n')),
    (text) =>
      Buffer.from(`${text}\n# kk\n${'> '.repeat(3000)}x\n${'*'.repeat(9000)}${'['.repeat(9000)}`),
    (text) => Buffer.from(`${text}\n${'сөз '.repeat(1_500_000)}`),
    (text) => Buffer.from(`${text}\n\0\0\0`),
  ),
);
