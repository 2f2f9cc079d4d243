/** Words that somebody writes by mistake or on purpose. */
import fc from 'fast-check';

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

/** Words without end and Markdown without bottom: a page and a sheet have an edge. */
export const ENDLESS = [
  'ё'.repeat(5000),
  `Ж${'ж'.repeat(70)}`,
  'Мысалов '.repeat(11).trim(),
  'Мысалов '.repeat(200).trim(),
  `https://elsewhere.example/${'a'.repeat(400)}`,
  Array.from({ length: 40 }, (_, depth) => `${'  '.repeat(depth)}- тізім`).join('\n'),
  Array.from({ length: 12 }, (_, depth) => `${'   '.repeat(depth)}999999999. тізім`).join('\n'),
  `${'> '.repeat(60)}дәйексөз`,
  `| ${'баған | '.repeat(60)}\n| ${'--- | '.repeat(60)}`,
  `\`\`\`\n${'код '.repeat(200)}\n\`\`\``,
  `- - -\n${'**'.repeat(50)}қалың`,
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

export const { value: oddValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    oddText,
    fc.double(),
    fc.constantFrom(null, true, false, [], {}),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(oddKey, tie('value'), { maxKeys: 4 }),
  ),
}));
