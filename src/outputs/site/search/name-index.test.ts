import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldName } from '../../../model/fold-name.ts';
import { readColumn, writeColumn } from './columns.ts';
import { matchNames } from './match.ts';
import { readNameIndex } from './name-index.ts';
import { writeNameIndex, type IndexSource } from './write-name-index.ts';

const WORDS = ['Нүркен', 'Нуркен', 'Әбдіров', 'Абдиров', 'Әбдірұлы', 'Абдирович', 'Bekov', 'Ән'];
const word = fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'grapheme', maxLength: 6 }));
const name = fc
  .array(word, { minLength: 1, maxLength: 4 })
  .map((words) => words.join(' ').replace(/\s+/g, ' ').trim())
  .filter(Boolean);
const slug = fc.constantFrom('abdirov', 'nurken', 'bekov', 'nurkien', '1919', '2', 'person');
const source: fc.Arbitrary<IndexSource> = fc.record({
  id: fc.array(slug, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('-')),
  name,
  years: fc.constantFrom('', '1919 – 1942', '1919', '? – 1942', '1919 – ?', '~1919 – 1942'),
  place: fc.constantFrom('Қарағанды', 'Нұра', ''),
  portrait: fc.boolean(),
  otherNames: fc.array(name, { maxLength: 3 }),
});

test('what is read is what was written, and every other name finds its person', () => {
  fc.assert(
    fc.property(fc.array(source, { maxLength: 20 }), (people) => {
      const read = readNameIndex(writeNameIndex(people));
      expect(read.map(({ words: _, ...shown }) => shown)).toEqual(
        people.map(({ otherNames: _, ...shown }) => shown),
      );
      people.forEach(({ name: own, otherNames }, at) => {
        for (const typed of [own, ...otherNames].flatMap((text) => text.split(' ')))
          if (foldName(typed).length > 0) expect(matchNames(typed, [read[at]!.words])).toEqual([0]);
      });
    }),
    { numRuns: 1000 },
  );
});

test('columns hold numbers of any size, those of surrogates stepped over', () => {
  const numbers = [0, 1, 0xd7cf, 0xd7d0, 0xd7d1, 0xdfff, 0xe000, 100_000];
  expect(readColumn(writeColumn(numbers))).toEqual(numbers);
});
