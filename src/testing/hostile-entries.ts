/** Entries that somebody writes by mistake or on purpose: ten thousand ways to break a folder. */
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { writeEntry } from '../intake/entry-files.ts';
import { fieldsOf } from '../model/fields.ts';
import type { Place } from '../model/place.ts';
import { syntheticPerson } from '../simulate/person.ts';

export interface HostileEntry {
  place: string;
  id: string;
  /** `index.md`; where there is none, something else has its name. */
  index: Buffer | 'folder' | 'link' | 'nothing';
  /** Name of a file of `hostilePhotos` and what it is called in the entry. */
  photo?: { from: string; as: string };
}

/** What a page must never run or send; the tests look for `broken`. */
export const MARKUP = [
  '<script>window.broken = 1</script>',
  '"><img src=x onerror="window.broken = 1">',
  "';window.broken = 1;//",
  '</script><svg onload="window.broken = 1">',
  '[a](javascript:window.broken=1)',
  '<iframe src="https://elsewhere.example/"></iframe>',
  '![](https://elsewhere.example/pixel.png)',
  '{{constructor.constructor("window.broken = 1")()}} ${1} <%= 1 %> {1}',
  '<!-- --><style>body { display: none }</style>',
  '&lt;script&gt; &#60;b&#62; &amp;amp;',
];

/** Words that somebody may write anywhere. */
export const ODD_TEXTS = [
  ...MARKUP,
  ...[
    '\u202Eмысал\u202C',
    'а\u200Bб\u200Dв',
    '\u0000',
    'а\u0007б',
    '\uFEFF',
    '\uFFFD',
    '\u{1F396}\uFE0F',
  ],
  ...[
    'á̸̸̸̸̸̸'.repeat(40),
    'ﷺ',
    'مثال',
    '例え',
    'ЌўҐ',
    '😀'.repeat(200),
    'ё'.repeat(5000),
    ' ',
    '\n\n\n',
  ],
  ...[
    '../../../etc/passwd',
    '..\\..\\x',
    '/etc/passwd',
    'C:\\x',
    'file:///etc/passwd',
    'CON',
    '%2e%2e%2f',
  ],
  ...[
    '1942-02-30',
    '0000-00-00',
    '99999-01-01',
    '-1942',
    '1e309',
    'NaN',
    '1942–1943',
    'вчера',
    '+7 701 555 66 77',
  ],
];

const oddText = fc.oneof(
  fc.constantFrom(...ODD_TEXTS),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

const oddKey = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'kk', 'ru', '0', ''),
  fc.string({ maxLength: 12 }),
);

const { value: oddValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    oddText,
    fc.double(),
    fc.constantFrom(null, true, false, [], {}),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(oddKey, tie('value'), { maxKeys: 4 }),
  ),
}));

const FIELDS = fieldsOf('veteran')
  .map(({ path }) => path)
  .filter((name) => name !== '');

type Fields = Record<string, unknown>;

/** Puts a value at a dotted path, building what is not there. */
function put(fields: Fields, path: string, value: unknown): void {
  const [name = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    Object.defineProperty(fields, name, {
      ...{ value, enumerable: true, configurable: true, writable: true },
    });
    return;
  }
  const inner = fields[name];
  const next = (typeof inner === 'object' && inner !== null ? inner : {}) as Fields;
  put(fields, name, next);
  put(next, rest.join('.'), value);
}

/** Markup in words that may be any: an entry that the check lets through and pages must bear. */
const TEXTS = ['role', 'summary', 'birth.place', 'burial.place', 'death.place'];

type Spoil = (entry: { fields: Fields; story: Fields }) => void;

const spoilFields: fc.Arbitrary<Spoil> = fc
  .array(fc.tuple(fc.constantFrom(...FIELDS), oddValue), { minLength: 1, maxLength: 3 })
  .map((changes) => ({ fields }) => {
    for (const [path, value] of changes) put(fields, path, value);
  });

const bearable: fc.Arbitrary<Spoil> = fc
  .tuple(fc.constantFrom(...TEXTS), fc.constantFrom(...MARKUP), fc.constantFrom(...MARKUP))
  .map(([path, text, told]) => ({ fields, story }) => {
    put(fields, path, { kk: `Мысал ${text}`, ru: `Пример ${text}` });
    Object.assign(story, { kk: `Әңгіме ${told}\n\n## ${told}`, ru: `Рассказ ${told}` });
  });

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

const spoilBytes: fc.Arbitrary<(text: string) => HostileEntry['index']> = fc.oneof(
  fc.nat(4000).map((at) => (text: string) => Buffer.from(text).subarray(0, at)),
  fc.nat(4000).map((at) => (text: string) => {
    const bytes = Buffer.from(text);
    bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ 0x80;
    return bytes;
  }),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => () => Buffer.from(bytes)),
  fc.constantFrom<(text: string) => HostileEntry['index']>(
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

const IDS = [
  '__proto__',
  'constructor',
  '..%2f..',
  'Ағаш',
  'a b',
  'CON',
  '-',
  '.hidden',
  'x'.repeat(200),
];

const rarely = <T>(oneIn: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof(
    { weight: oneIn - 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: arbitrary },
  );

/** A clip takes a machine long: so few may have one. */
const CLIP_EVERY = 150;

/** What becomes of an entry: about every third is hostile in words alone, which pages must bear. */
const spoiling = fc.record({
  change: fc.oneof(spoilFields, bearable),
  bytes: rarely(4, spoilBytes),
  id: rarely(60, fc.constantFrom(...IDS)),
  photo: rarely(10, fc.nat()),
});

/**
 * So many hostile entries, each made of an invented person; the same seed gives the same.
 * @param photos Names of the files of `hostilePhotos`.
 */
export function hostileEntries(
  count: number,
  seed: number,
  places: readonly Place[],
  photos: readonly string[],
): HostileEntry[] {
  return fc.sample(spoiling, { numRuns: count, seed }).map((spoilt, number) => {
    const { fields, story } = structuredClone(syntheticPerson(`hostile-${seed}`, number, places));
    const own = `hostile-${number}`;
    const id = spoilt.id === undefined ? own : `${spoilt.id}${number}`;
    const photo = spoilt.photo === undefined ? undefined : photos[spoilt.photo % photos.length];
    const clip = number % CLIP_EVERY === 0;
    const entry: Fields = {
      ...{ id, ...fields, consent: { page: true, clip, led: clip, press: clip } },
      ...(photo && { photos: [{ file: photo, role: 'portrait' }] }),
    };
    spoilt.change({ fields: entry, story: story as Fields });
    const text = written(entry, story);
    return {
      ...{ place: fields.place, id },
      index: spoilt.bytes?.(text) ?? Buffer.from(text),
      ...(photo && { photo: { from: photo, as: photo } }),
    };
  });
}

/** Values that no YAML can hold are written as they come. */
function written(entry: Fields, story: Fields): string {
  try {
    return writeEntry({ entry, story } as unknown as Parameters<typeof writeEntry>[0]);
  } catch {
    return `---\n${dump(JSON.parse(JSON.stringify(entry)))}---\n`;
  }
}
