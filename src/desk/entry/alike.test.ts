/** The queue's index of people is kept up with what changes; it must say what a new one would say. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SimilarIndex } from '../../intake/draft/similar.ts';
import { testDesk, type TestDesk } from '../../dev/testing/desk-visits.ts';
import { waitingPeople } from '../store/queue.ts';
import { alike, knownOf } from './alike.ts';
import type { Desk } from '../app/desk.ts';
import type { Person } from '../store/staff.ts';
import type { State } from '../store/submission.ts';

const REGION: Person = { id: 0, login: '', name: '', role: 'region', places: 'all' };

let open: TestDesk;
let desk: Desk;
beforeAll(async () => {
  open = await testDesk();
  desk = open.desk;
});
afterAll(() => open.close());

const NAMES = ['Ахметов Серик', 'Ахметова Сауле', 'Серик Ахметов', 'Нурланов Серик', 'Ким Анна'];
const PLACES = ['nura', 'shet'];
const HASHES = ['0000000000000000', 'ffffffffffffffff', '0f0f0f0f0f0f0f0f'];
const ID = (number: number): string => `00000000-0000-4000-8000-00000000000${number}`;

const step = fc.record({
  who: fc.nat(5),
  what: fc.constantFrom('send', 'photo', 'drop', 'correct', 'decide', 'erase'),
  name: fc.constantFrom(...NAMES),
  place: fc.constantFrom(...PLACES),
  hash: fc.constantFrom(...HASHES),
  state: fc.constantFrom<State>('received', 'returned', 'accepted', 'refused', 'withdrawn'),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function take({ who, what, name, place, hash, state }: Step): void {
  const id = ID(who);
  const draft = { name: { ru: name }, place };
  const isKnown = desk.submissions.byId(id) !== undefined;
  if (what === 'send')
    desk.submissions.receive(
      { id, kind: 'person', channel: 'form', language: 'ru', draft, consents: { page: true } },
      0,
    );
  if (what === 'photo')
    desk.submissions.photos.add(id, {
      original: `original ${who}`,
      clean: hash,
      width: 1,
      height: 1,
      hash,
      advice: [],
      credit: {},
    });
  if (what === 'drop') desk.submissions.photos.drop(id, `original ${who}`);
  if (!isKnown) return;
  if (what === 'correct') desk.submissions.update(id, { draft, place });
  if (what === 'decide') desk.submissions.update(id, { state });
  if (what === 'erase') desk.submissions.erase(id);
}

test('after any changes the same people are alike as in an index made anew', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      for (const one of steps) {
        take(one);
        const anew = new SimilarIndex();
        for (const submission of waitingPeople(desk.db)) anew.add(knownOf(desk, submission));
        for (const submission of waitingPeople(desk.db))
          expect(alike(desk, REGION, submission).submissions).toEqual(
            anew.find(knownOf(desk, submission)),
          );
      }
    }),
    { numRuns: 40 },
  );
});

test('only what changed is read: one decision among hundreds reads one submission', () => {
  for (let number = 0; number < 300; number += 1)
    desk.submissions.receive(
      {
        id: `00000000-0000-4000-9000-${String(number).padStart(12, '0')}`,
        kind: 'person',
        channel: 'form',
        language: 'ru',
        draft: { name: { ru: `Ахметов Серик ${number}` }, place: 'nura' },
        consents: { page: true },
      },
      0,
    );
  const [first] = waitingPeople(desk.db);
  if (!first) throw new Error('nobody waits');
  alike(desk, REGION, first);
  let read = 0;
  const counting = new Proxy(desk.submissions, {
    get: (target, name) => {
      if (name === 'photosOf') read += 1;
      const value = Reflect.get(target, name) as unknown;
      return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
    },
  });
  const watched: Desk = { ...desk, submissions: counting };
  desk.submissions.update(first.id, { place: 'shet' });
  alike(watched, REGION, first);
  expect(read).toBe(1); // the one that changed is the one that is compared
});
