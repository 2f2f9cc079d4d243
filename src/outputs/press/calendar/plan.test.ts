import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_TOGETHER, planOf, type PlanDay, type PlanPerson } from './plan.ts';
import { waterFill } from './spread.ts';

const DAYS = Array.from({ length: 9 }, (_, day) => `2027-05-0${day + 1}`);
const PER_DAY = 15;

const anniversary = fc.record({
  day: fc.constantFrom('05-01', '05-09', '05-04', '03-02', '12-31'),
  kind: fc.constantFrom('birth' as const, 'death' as const),
});
const person = fc.record({
  tone: fc.constantFrom('memorial' as const, 'memorial' as const, 'living' as const),
  anniversaries: fc.array(anniversary, { maxLength: 2 }),
});
const people = (most: number) =>
  fc
    .array(person, { maxLength: most })
    .map((list) => list.map((one, index): PlanPerson => ({ id: `person-${index}`, ...one })));

const plan = (list: readonly PlanPerson[], place = 'nura', perDay = PER_DAY): PlanDay[] =>
  planOf({ place, days: DAYS, people: list, perDay });
const idsOf = ({ posts }: PlanDay): string[] =>
  posts.flatMap((post) => (post.kind === 'person' ? [post.person] : post.people));
const dayOf = (days: readonly PlanDay[]): Map<string, string> =>
  new Map(days.flatMap((day) => idsOf(day).map((id) => [id, day.date])));

test('everybody is posted exactly once', () => {
  fc.assert(
    fc.property(people(300), (list) => {
      const posted = plan(list).flatMap(idsOf);
      expect(posted.toSorted()).toEqual(list.map(({ id }) => id).toSorted());
    }),
  );
});

test('no day has more posts than the networks take, no compilation more than sixty', () => {
  fc.assert(
    fc.property(people(400), fc.integer({ min: 2, max: 20 }), (list, perDay) => {
      for (const { posts } of plan(list, 'nura', perDay)) {
        const room = Math.max(perDay, Math.ceil(list.length / MOST_TOGETHER) + 1);
        expect(posts.length).toBeLessThanOrEqual(room);
        for (const post of posts)
          if (post.kind === 'group') expect(post.people.length).toBeLessThanOrEqual(MOST_TOGETHER);
      }
    }),
    { numRuns: 60 },
  );
});

test('with up to 900 people a day the limit of the networks is kept to the post', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6000 }), (count) => {
      const list = Array.from({ length: count }, (_, index): PlanPerson => ({
        id: `person-${index}`,
        tone: 'memorial',
        anniversaries: [],
      }));
      for (const { posts } of plan(list)) expect(posts.length).toBeLessThanOrEqual(PER_DAY);
    }),
    { numRuns: 12 },
  );
});

test('anniversaries are on their day', () => {
  fc.assert(
    fc.property(people(200), (list) => {
      const dates = dayOf(plan(list));
      for (const { id, anniversaries } of list) {
        const within = anniversaries.filter(({ day }) => DAYS.includes(`2027-${day}`));
        if (within[0]) expect(dates.get(id)).toBe(`2027-${within[0].day}`);
      }
    }),
  );
});

test('the spread is even: only days full of anniversaries hold more, by that alone', () => {
  fc.assert(
    fc.property(people(300), (list) => {
      const days = plan(list);
      const sizes = days.map((day) => idsOf(day).length);
      const fixed = DAYS.map(
        (date) =>
          list.filter(
            ({ anniversaries }) =>
              anniversaries.find(({ day }) => DAYS.includes(`2027-${day}`))?.day === date.slice(5),
          ).length,
      );
      const least = Math.min(...sizes);
      sizes.forEach((size, day) =>
        expect(size).toBeLessThanOrEqual(Math.max(least + 1, fixed[day] ?? 0)),
      );
    }),
  );
});

test('the living are never shown among the dead', () => {
  fc.assert(
    fc.property(people(400), (list) => {
      const tones = new Map(list.map(({ id, tone }) => [id, tone]));
      for (const { posts } of plan(list, 'nura', 3))
        for (const post of posts)
          if (post.kind === 'group')
            for (const id of post.people) expect(tones.get(id)).toBe(post.tone);
    }),
    { numRuns: 60 },
  );
});

test('the order in which people come makes no difference', () => {
  fc.assert(
    fc.property(people(120), (list) => {
      expect(plan(list.toReversed())).toEqual(plan(list));
    }),
  );
});

test('one person more moves few of the others, on average fewer than one a day', () => {
  let moved = 0;
  let runs = 0;
  fc.assert(
    fc.property(people(200), (list) => {
      const before = dayOf(plan(list));
      const more = { id: 'newcomer', tone: 'memorial' as const, anniversaries: [] };
      const after = dayOf(plan([...list, more]));
      moved += list.filter(({ id }) => before.get(id) !== after.get(id)).length;
      runs += 1;
    }),
    { numRuns: 200 },
  );
  expect(moved / runs).toBeLessThan(DAYS.length);
});

test('what was published does not move, and who comes later gets a day that is still to come', () => {
  fc.assert(
    fc.property(people(150), people(20), fc.constantFrom(...DAYS), (list, more, from) => {
      const kept = Object.fromEntries(dayOf(plan(list)));
      const late = more.map((one): PlanPerson => ({ ...one, id: `late-${one.id}` }));
      const input = { place: 'nura', days: DAYS, people: [...list, ...late], perDay: PER_DAY };
      const after = dayOf(planOf({ ...input, kept, from }));
      for (const { id } of list) expect(after.get(id)).toBe(kept[id]);
      for (const { id } of late) expect((after.get(id) ?? '') >= from).toBe(true);
      expect(after.size).toBe(list.length + late.length);
    }),
  );
});

test('water rises evenly around what stands in it', () => {
  expect(waterFill([5, 0, 1], 9, ['b', 'a', 'c'])).toEqual([5, 2, 2]);
  expect(waterFill([5, 0, 1], 10, ['b', 'a', 'c'])).toEqual([5, 3, 2]);
  expect(waterFill([0, 0, 0], 4, ['b', 'c', 'a'])).toEqual([1, 1, 2]);
  expect(waterFill([3, 3], 6, ['a', 'b'])).toEqual([3, 3]);
});
