import { expect, test } from 'vitest';
import type { Person } from '../data/people.ts';
import { openFields } from './unknowns.ts';

const questionsIn = (fields: object): string[] => {
  const veteran = { category: 'home-front', fate: 'unknown', story: {}, living: false, ...fields };
  return openFields({ veteran } as Person);
};

test('nobody who may be alive, or is, is asked for a day of death', () => {
  expect(questionsIn({})).toContain('alive');
  expect(questionsIn({})).not.toContain('death');
  for (const field of ['alive', 'death'])
    expect(questionsIn({ living: true })).not.toContain(field);
  for (const fields of [{ fate: 'killed' }, { burial: {} }, { death: {} }])
    expect(questionsIn(fields)).toContain('death');
  expect(questionsIn({ death: { date: '1984' } })).not.toContain('death');
});
