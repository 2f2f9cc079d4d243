/** What each field is for, in one table; and that a new field is for nobody until it says so. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { fieldsAsked } from '../intake/questions/fields.ts';
import { columnsOf, listedIn } from '../outputs/site/exports/data.ts';
import { searchedWords } from '../outputs/site/search/searched-words.ts';
import { fieldsIn, fieldsOf, type Field } from './fields.ts';
import { isForOutputs, isOpen, keepFields } from './keep-fields.ts';
import { veteranSchema } from './veteran.ts';

const rowOf = ({ path, facts }: Field): string => {
  const { open, inner, searched, asked, imported, merged, nobodys, offScreen, listed } = facts;
  const cells = [
    open ? 'open' : inner ? 'inner' : 'KEPT',
    searched === undefined ? '' : `searched${searched === true ? '' : ` ${searched}`}`,
    asked ? `asked ${asked.part} ${asked.at}` : '',
    imported ? 'imported' : '',
    merged ? 'merged' : '',
    nobodys ? 'nobody’s' : '',
    offScreen ? 'off screen' : '',
    listed === undefined ? '' : `listed ${listed}`,
  ];
  return [path.padEnd(20), ...cells.filter(Boolean)].join(' · ');
};

test('the table of fields', async () => {
  const table = fieldsOf('veteran').map(rowOf).join('\n');
  await expect(`${table}\n`).toMatchFileSnapshot('fields.txt');
});

test('two fields of one list have no one turn', () => {
  const turns = fieldsOf('veteran').flatMap(({ facts: { searched, asked, listed } }) => [
    ...(typeof searched === 'number' ? [`searched ${searched}`] : []),
    ...(asked ? [`asked ${asked.part} ${asked.at}`] : []),
    ...(listed === undefined ? [] : [`listed ${listed}`]),
  ]);
  expect(turns.length).toBeGreaterThan(30);
  expect(new Set(turns).size).toBe(turns.length);
});

test('a field that is added without a word stays in the archive', () => {
  const secret = z.string().optional();
  const birth = veteranSchema.shape.birth.unwrap();
  const schema = veteranSchema.extend({
    nickname: secret,
    letters: z.array(z.strictObject({ text: secret })).optional(),
    // A shape whose fields are open elsewhere is not open because of that.
    second: birth.optional(),
    birth: birth
      .extend({ hour: secret })
      .optional()
      .meta(veteranSchema.shape.birth.meta() ?? {}),
  });
  const entry = schema.parse({
    id: 'a',
    name: { kk: 'Аты' },
    category: 'front',
    place: 'karaganda',
    consent: { page: true },
    nickname: 'secret',
    letters: [{ text: 'secret' }],
    second: { place: { kk: 'secret' } },
    birth: { date: '1919', place: { kk: 'Жер' }, hour: 'secret' },
    photos: [{ file: 'a.jpg', role: 'portrait', caption: { kk: 'Сөз' } }],
  });
  const { consent, photos = [], ...open } = keepFields(schema, isOpen)(entry) as typeof entry;
  expect({ ...open, photos, consent }).toEqual({
    id: 'a',
    name: { kk: 'Аты' },
    category: 'front',
    place: 'karaganda',
    fate: 'unknown',
    living: false,
    birth: { date: '1919', place: { kk: 'Жер' } },
    photos: [{ role: 'portrait', caption: { kk: 'Сөз' } }],
    consent: undefined,
  });
  const kept = keepFields(schema, isForOutputs)(entry);
  expect(JSON.stringify(kept)).not.toContain('secret');
  expect(kept).toMatchObject({ consent: { page: true }, photos: [{ file: 'a.jpg' }] });

  const [before, after] = [fieldsOf('veteran'), fieldsIn(schema)];
  expect(after.length).toBeGreaterThan(before.length + 4);
  for (const part of ['least', 'more', 'desk'] as const)
    expect(fieldsAsked(part, after).map(({ path }) => path)).toEqual(
      fieldsAsked(part, before).map(({ path }) => path),
    );
  expect(listedIn(after).flatMap(columnsOf)).toEqual(listedIn(before).flatMap(columnsOf));
  const words = searchedWords({ ...entry, story: { kk: 'Әңгіме' } }, {}, after);
  expect(words).toEqual(['Аты', 'Әңгіме', 'Жер', 'karaganda', 'Сөз']);
  for (const name of ['imported', 'merged', 'searched'] as const) {
    const saying = (fields: readonly Field[]): string[] =>
      fields.flatMap(({ path, facts }) => (facts[name] ? [path] : []));
    expect(saying(after)).toEqual(saying(before));
  }
});
