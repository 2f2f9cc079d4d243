/** Two drafts of one person: nothing is lost that somebody did not give up. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RawDraft } from '../../intake/draft/draft.ts';
import { combine, differences } from './combine.ts';
import type { Choice } from '../store/tasks.ts';

const there: RawDraft = {
  name: { kk: 'Нүркен Әбдіров' },
  birth: { date: '1919', place: { ru: 'Караганда' } },
  fate: 'killed',
  awards: [{ code: 'hero-su', date: '1943' }],
  story: { ru: 'Лётчик.' },
  sources: [{ id: 'family', type: 'family', title: 'Внук' }],
};
const sent: RawDraft = {
  name: { kk: 'Нүркен Әбдірұлы Әбдіров', ru: 'Нуркен Абдиров' },
  birth: { date: '1918', place: { kk: 'Қарағанды' } },
  death: { date: '1942-12-19' },
  awards: [{ code: 'hero-su' }, { code: 'lenin' }],
  story: { ru: 'Герой.', kk: 'Ұшқыш.' },
  sources: [{ id: 'family', type: 'family', title: 'Дочь' }],
};

test('what adds is taken, what contradicts waits for somebody, long lists and stories are joined', () => {
  const suggested = Object.fromEntries(
    differences(there, sent).map(({ path, suggested }) => [path, suggested]),
  );
  expect(suggested).toEqual({
    name: 'keep',
    story: 'both',
    'birth.date': 'keep',
    'birth.place': 'take',
    'death.date': 'take',
    awards: 'both',
    sources: 'both',
  });
  expect(combine(there, sent, suggested)).toEqual({
    ...there,
    death: { date: '1942-12-19' },
    birth: { date: '1919', place: { ru: 'Караганда', kk: 'Қарағанды' } },
    awards: [{ code: 'hero-su', date: '1943' }, { code: 'lenin' }],
    story: { ru: 'Лётчик.\n\nГерой.', kk: 'Ұшқыш.' },
    sources: [
      { id: 'family', type: 'family', title: 'Внук' },
      { id: 'family-2', type: 'family', title: 'Дочь' },
    ],
  });
});

test('another date stands beside the first with its source, another name among the spellings', () => {
  const both = { name: 'both', 'birth.date': 'both', sources: 'both' } as const;
  const { otherNames, birth } = combine(there, sent, both);
  expect(otherNames).toEqual(['Нүркен Әбдірұлы Әбдіров', 'Нуркен Абдиров']);
  expect(birth).toMatchObject({ date: '1919', rivals: [{ date: '1918', source: 'family-2' }] });
});

const words = fc.constantFrom('а', 'б', 'в');
const texts = fc.record({ kk: words, ru: words }, { requiredKeys: [] });
const draft: fc.Arbitrary<RawDraft> = fc.record(
  {
    name: texts,
    story: texts,
    sex: fc.constantFrom('male', 'female'),
    birth: fc.record({ date: fc.constantFrom('1915', '1916') }),
    awards: fc.uniqueArray(fc.record({ code: fc.constantFrom('lenin', 'hero-su') }), {
      selector: ({ code }) => code,
    }),
  },
  { requiredKeys: [] },
);

test('kept, it is as it was; joined, every text of both is there; nothing given is changed', () => {
  fc.assert(
    fc.property(draft, draft, (one, two) => {
      const before = JSON.stringify([one, two]);
      const all = (choice: Choice) =>
        Object.fromEntries(
          differences(one, two).map(({ path, options }) => [
            path,
            options.includes(choice) ? choice : 'keep',
          ]),
        );
      expect(combine(one, two, all('keep'))).toEqual(one);
      expect(combine(one, two, {})).toEqual(one);
      const { story } = combine(one, two, all('both'));
      for (const [tongue, text] of [one, two].flatMap((draft) => Object.entries(draft.story ?? {})))
        expect((story as Record<string, string>)[tongue]?.split('\n\n')).toContain(text);
      expect(differences(one, combine(one, two, all('keep')))).toEqual([]);
      const taken = combine(one, two, all('take'));
      expect(differences(taken, { ...two, awards: taken.awards })).toEqual([]);
      expect(JSON.stringify([one, two])).toBe(before);
    }),
  );
});
