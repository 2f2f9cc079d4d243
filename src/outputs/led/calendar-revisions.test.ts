/** Revisions of a person's calendar, one after the other, taken over as calendar programs do. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import type { WhenFile } from '../../model/files/when.ts';
import type { Published } from '../../model/files/schedule.ts';
import type { Archive } from '../../model/archive.ts';
import { testCampaign } from '../../dev/testing/campaign.ts';
import { screenSchema } from '../../model/screen.ts';
import { pythonWith } from '../../dev/testing/python.ts';
import { extendSchedule } from './late.ts';
import { currentSchedule, publishedText } from './published.ts';
import { scheduleOf, type LedPerson, type Schedule } from './schedule.ts';
import { whenFiles } from './when.ts';

const campaign = testCampaign(
  {
    windows: [
      { date: '2027-05-08', from: '18:00', to: '19:00' },
      { date: '2027-05-09', from: '09:00', to: '11:00' },
      { date: '2027-05-09', from: '18:00', to: '19:00' },
    ],
    slot: 10,
    reserve: 6,
  },
  { freeze: '2027-05-05' },
);

const screens = (['exact', 'near', 'stick'] as const).map((id) =>
  screenSchema.parse({
    id,
    place: 'a',
    name: { kk: id },
    address: { kk: id },
    width: 768,
    height: 384,
    delivery: { exact: 'browser', near: 'network', stick: 'stick' }[id],
  }),
);

const crowd = (count: number): LedPerson[] =>
  Array.from({ length: count }, (_, n) => ({ id: `p${n}`, place: 'a' }));

/** The files of one of them in a revision. */
function filesOf(schedule: Schedule, people: readonly LedPerson[], asOf: string | undefined) {
  const veterans = people.map(({ id }) => ({ id, name: { kk: id } }));
  const settings = { address: 'https://estelik.example/' };
  const archive = { campaign, screens, veterans, settings } as unknown as Archive;
  const files = whenFiles({ archive, options: { asOf } }, schedule);
  const textOf = (path: string): string => files.find((one) => one.path === path)?.text() ?? '';
  return { ics: textOf('when/p7.ics'), json: JSON.parse(textOf('when/p7.json')) as WhenFile };
}

/** Before the publication, with a newcomer; published; published with a newcomer. */
function revisionsOf(count: number) {
  const plan = (people: readonly LedPerson[]) => scheduleOf({ campaign, screens, people });
  const [first, more] = [crowd(count), crowd(count + 1)];
  const publish = (schedule: Schedule, edition: number, at: string): Published =>
    JSON.parse(publishedText(campaign, { ...schedule, frozen: { edition, at } })) as Published;
  const published = publish(plan(more), 1, '2027-05-05T06:00:00.000Z');
  const all = crowd(count + 2);
  const late = extendSchedule({ campaign, screens }, all, published);
  const again = publish(late, 2, '2027-05-05T07:00:00.000Z');
  const current = (of: Published) => currentSchedule({ campaign, screens }, all, of);
  return [
    filesOf(plan(first), first, undefined),
    filesOf(plan(more), more, '2027-04-12'),
    filesOf(current(published), more, '2027-05-05'),
    filesOf(current(again), all, '2027-05-05'),
  ];
}

interface Seen {
  sequence: number;
  stamp: string;
  status: string;
  start: string;
}

const eventsOf = (ics: string): Map<string, Seen> =>
  new Map(
    new ICAL.Component(ICAL.parse(ics) as unknown[])
      .getAllSubcomponents('vevent')
      .map((component) => {
        const event = new ICAL.Event(component);
        const value = (name: string): string => String(component.getFirstPropertyValue(name));
        expect(value('last-modified')).toBe(value('dtstamp'));
        const seen = {
          sequence: event.sequence,
          stamp: value('dtstamp'),
          status: value('status'),
          start: event.startDate.toJSDate().toISOString(),
        };
        return [event.uid, seen];
      }),
  );

test.each([
  ['many showings', 30],
  ['few showings', 600],
])('%s: a later revision moves events and doubles none', (_, count) => {
  const revisions = revisionsOf(count);
  const read = revisions.map(({ ics }) => eventsOf(ics));
  expect(revisions.map(({ json }) => json.provisional)).toEqual([true, true, false, false]);
  read.forEach((events, index) => {
    const ics = revisions[index]?.ics ?? '';
    expect(events.size).toBe(ics.split('BEGIN:VEVENT').length - 1); // every name is one event's
    const status = index < 2 ? 'TENTATIVE' : 'CONFIRMED';
    for (const seen of events.values()) expect(seen.status).toBe(status);
    expect(ics.includes('METHOD:PUBLISH')).toBe(index >= 2);
    const before = read[index - 1];
    for (const [uid, seen] of before ?? []) {
      const now = events.get(uid);
      expect(now, uid).toBeDefined();
      expect(now?.sequence).toBeGreaterThan(seen.sequence);
      expect((now?.stamp ?? '') > seen.stamp).toBe(true);
    }
  });
  expect(revisions[0]?.ics).not.toMatch(/\d\d:\d\d:\d\d/);
  const [, provisional, published, again] = read;
  expect(provisional?.size).toBeLessThanOrEqual(screens.length * 2); // one a screen and day
  expect([...(again ?? [])].map(([uid, { start }]) => [uid, start])).toEqual(
    [...(published ?? [])].map(([uid, { start }]) => [uid, start]),
  );
});

/** What python's icalendar makes of a calendar on its standard input. */
const READER = `
import json, sys, icalendar
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
print(json.dumps([[str(e["UID"]), int(e["SEQUENCE"]), str(e["STATUS"]), e["DTSTART"].dt.isoformat()]
  for e in calendar.walk("VEVENT")]))`;

const python = pythonWith('icalendar');

test.skipIf(!python)('python’s icalendar reads the same', async () => {
  for (const { ics } of revisionsOf(30)) {
    const reading = promisify(execFile)(python ?? '', ['-c', READER]);
    reading.child.stdin?.end(ics);
    const { stdout } = await reading;
    const events = JSON.parse(stdout) as [string, number, string, string][];
    expect(
      events.map(([uid, sequence, status, start]) => [uid, sequence, status, new Date(start)]),
    ).toEqual(
      [...eventsOf(ics)].map(([uid, { sequence, status, start }]) => [
        uid,
        sequence,
        status,
        new Date(start),
      ]),
    );
  }
});
