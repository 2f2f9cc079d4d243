import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STAGES, stageOf, type CampaignDates } from './stage.ts';
import { localMinute } from './zone.ts';

/** Asia/Almaty is five hours ahead of UTC in 2027, six in 2020. */
const campaign: CampaignDates = {
  timeZone: 'Asia/Almaty',
  collecting: { from: '2027-03-01', to: '2027-04-20' },
  clipsFrom: '2027-05-01',
  led: { windows: [{ date: '2027-05-09', from: '09:00', to: '21:00' }] },
};

test.each([
  ['2027-02-28T18:59:59Z', 'announced'],
  ['2027-02-28T19:00:00Z', 'collecting'],
  ['2027-04-20T18:59:59Z', 'collecting'],
  ['2027-04-20T19:00:00Z', 'preparing'],
  ['2027-04-30T18:59:59Z', 'preparing'],
  ['2027-04-30T19:00:00Z', 'clips'],
  ['2027-05-08T18:59:59Z', 'clips'],
  ['2027-05-08T19:00:00Z', 'screens'],
  ['2027-05-09T15:59:59Z', 'screens'],
  ['2027-05-09T16:00:00Z', 'over'],
])('at %s the stage is %s', (instant, stage) => {
  expect(stageOf(campaign, new Date(instant))).toBe(stage);
});

test('hours to midnight last to the end of the day, and several days to the last', () => {
  const windows = [
    { date: '2027-05-09', from: '09:00', to: '24:00' },
    { date: '2027-05-08', from: '09:00', to: '21:00' },
  ];
  const long = { ...campaign, led: { windows } };
  expect(stageOf(long, new Date('2027-05-07T19:00:00Z'))).toBe('screens');
  expect(stageOf(long, new Date('2027-05-09T18:59:59Z'))).toBe('screens');
  expect(stageOf(long, new Date('2027-05-09T19:00:00Z'))).toBe('over');
});

test('stages only go forward', () => {
  const instant = fc.date({
    min: new Date('2027-01-01'),
    max: new Date('2027-07-01'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(instant, instant, (a, b) => {
      const at = (now: Date): number => STAGES.indexOf(stageOf(campaign, now));
      return a <= b ? at(a) <= at(b) : at(a) >= at(b);
    }),
  );
});

test('clocks of the zone tell the time', () => {
  expect(localMinute(new Date('2020-05-09T03:05:00Z'), 'Asia/Almaty')).toBe('2020-05-09 09:05');
  expect(localMinute(new Date('2027-05-08T19:00:00Z'), 'Asia/Almaty')).toBe('2027-05-09 00:00');
});
