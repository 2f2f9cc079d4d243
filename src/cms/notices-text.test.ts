/** The notices through the form and back: what was not touched stays byte by byte. */
import { expect, test } from 'vitest';
import { parseYaml } from '../model/yaml.ts';
import { readNotices, writeNotices } from './notices-text.ts';

const FILE = `# Notices to the press, the newest last.

# Found by the family.
- person: abdirov-nurken
  on: '2027-05-03'
  what: { kk: Туған жылы, ru: Год рождения }
  was: { kk: '1918', ru: '1918' }
  now: { kk: '1919', ru: '1919' }

# By the museum.
- person: mametova-manshuk
  on: "2027-05-04"
  what: { kk: Ауылы, ru: Аул }
  was: { kk: А, ru: А }
  now:
    # As in the document.
    kk: Ә
    ru: Я
# The end.
`;
const added = {
  person: 'abdirov-nurken',
  on: '2027-06-01',
  what: { kk: 'Ерлігі', ru: 'Подвиг', en: '' },
  was: { kk: 'a: b', ru: '' },
  now: { ru: 'б', kk: 'ә' },
};
const ADDED = `- person: abdirov-nurken
  'on': '2027-06-01'
  what:
    kk: Ерлігі
    ru: Подвиг
  was:
    kk: 'a: b'
  now:
    kk: ә
    ru: б
`;

test('untouched comes out byte by byte; added, changed and deleted leave the others alone', () => {
  const { notices } = readNotices(FILE);
  expect(writeNotices({ notices }, FILE)).toBe(FILE);
  expect(writeNotices({ notices: [...notices, added] }, FILE)).toBe(
    FILE.replace('# The end.\n', `${ADDED}# The end.\n`),
  );
  expect(writeNotices({ notices: [notices[1]] }, FILE)).toBe(
    `${FILE.slice(0, FILE.indexOf('# Found'))}${FILE.slice(FILE.indexOf('\n# By the museum'))}`,
  );
  const changed = writeNotices({ notices: [added, notices[1]] }, FILE);
  expect(changed).toContain(`\n# Found by the family.\n${ADDED}\n# By the museum.\n`);
  expect(writeNotices({ notices: [added] })).toBe(ADDED);
});

test('no notice is left, or the list is written otherwise: the file stays one that can be read', () => {
  const values = (text: string): unknown => parseYaml(text);
  expect(values(writeNotices({ notices: [] }, FILE))).toEqual({ value: [] });
  for (const strange of [
    '# c\n[{person: a}, {person: b}]\n',
    '# c\n  - person: a\n  - person: b\n',
  ])
    expect(writeNotices({ notices: [{ person: 'b' }] }, strange)).toBe('# c\n- person: b\n');
  expect(writeNotices({ notices: [added] }, '# only words\n')).toBe(`# only words\n${ADDED}`);
});

test('a file that cannot be read is never written over', () => {
  for (const broken of ['- person: [\n', 'person: a\n'])
    expect(() => writeNotices({ notices: [added] }, broken)).toThrow();
});
