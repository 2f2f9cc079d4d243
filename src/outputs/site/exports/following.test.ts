/** A person's feed and calendar, read by readers that know nothing of this archive. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import type { Correction } from '../../../model/correction.ts';
import { testCampaign } from '../../../dev/testing/campaign.ts';
import { veteranSchema } from '../../../model/veteran.ts';
import { pythonWith } from '../../../dev/testing/python.ts';
import type { Person } from '../data/people.ts';
import { followingFiles } from './following.ts';

const campaign = testCampaign({
  windows: [{ date: '2027-05-09', from: '09:00', to: '21:00' }],
  slot: 10,
});

const soldier = {
  id: 'batyr',
  name: { kk: 'Батыр Ерұлы', ru: 'Батыр Ерович' },
  category: 'front',
  place: 'nura',
  birth: { date: '1920-02-29' },
  death: { date: '1942-12-19' },
  fate: 'killed',
  consent: { page: true },
};

const correction: Correction = {
  person: 'batyr',
  on: '2027-05-03',
  what: { kk: 'Туған күні', ru: 'Дата рождения' },
  was: { kk: '<1919> & одан бұрын', ru: '1919' },
  now: { kk: '1920', ru: '1920' },
};

/** The files of one person by their names. */
function filesOf(
  veteran: object,
  { asOf, corrections = [] }: { asOf?: string; corrections?: Correction[] } = {},
): Map<string, string> {
  const parsed = { ...veteranSchema.parse({ ...soldier, ...veteran }), story: {}, folder: '' };
  const person: Person = {
    id: parsed.id,
    veteran: { ...parsed, photoFacts: new Map() },
    photos: [],
    portrait: null,
    clips: [{ target: 'square' } as never],
    hasCard: false,
  };
  const shown = { count: 14, first: Date.parse('2027-05-09T04:12:30Z'), by: 'log' as const };
  const data = {
    campaign,
    corrections,
    people: { kk: [person], ru: [person], en: [person] },
    settings: { address: 'https://estelik.example/' },
    screenById: new Map([['theatre', { name: { kk: 'Театр' }, address: { kk: 'Даңғыл, 1' } }]]),
    showingsOf: () => [{ screen: 'theatre', shown }],
  };
  const files = followingFiles(data as never, asOf);
  return new Map(files.map(({ path, text }) => [path.replace('people/batyr/', ''), text()]));
}

interface Seen {
  start: string;
  sequence: number;
  stamp: string;
  status: string;
  summary: string;
  /** The first days from 2027 on. */
  next: string[];
}

const eventsOf = (ics: string): Map<string, Seen> =>
  new Map(
    new ICAL.Component(ICAL.parse(ics) as unknown[])
      .getAllSubcomponents('vevent')
      .map((component) => {
        const event = new ICAL.Event(component);
        const days = event.iterator();
        const next: string[] = [];
        for (let day = days.next(); next.length < 2; day = days.next())
          if (day.year >= 2027) next.push(day.toString());
        const seen = {
          start: event.startDate.toString(),
          sequence: event.sequence,
          stamp: String(component.getFirstPropertyValue('dtstamp')),
          status: String(component.getFirstPropertyValue('status')),
          summary: event.summary,
          next,
        };
        return [event.uid, seen] as const;
      }),
  );

test('the days that are known come every year, 29 February on the 28th of common years', () => {
  const events = eventsOf(filesOf({}).get('anniversaries.ics') ?? '');
  const fields = [...events].map(([uid, { start, status, summary, next }]) => [
    ...[uid, start, status, summary],
    ...next,
  ]);
  expect(fields).toEqual([
    [
      ...['batyr.birth@estelik.example', '1920-02-29', 'CONFIRMED'],
      'Батыр Ерұлы: туған күні · Батыр Ерович: день рождения',
      ...['2027-02-28', '2028-02-29'],
    ],
    [
      ...['batyr.death@estelik.example', '1942-12-19', 'CONFIRMED'],
      'Батыр Ерұлы: қаза тапқан күні · Батыр Ерович: день гибели',
      ...['2027-12-19', '2028-12-19'],
    ],
  ]);
});

test('a day that is not certain is in no calendar; of the living no death is told', () => {
  const names = (veteran: object): string[] =>
    [
      ...eventsOf(filesOf(veteran).get('anniversaries.ics') ?? 'BEGIN:VCALENDAR\r\nEND:VCALENDAR'),
    ].map(([uid]) => uid.replace('@estelik.example', ''));
  const doubtful = { birth: { date: '~1920' }, death: { date: '1942-12' } };
  expect(filesOf(doubtful).has('anniversaries.ics')).toBe(false);
  expect(names({ birth: { date: '1920-08?' } })).toEqual(['batyr.death']);
  const living = filesOf({ living: true, fate: 'returned' });
  expect(names({ living: true, fate: 'returned' })).toEqual(['batyr.birth']);
  for (const text of living.values()) expect(text).not.toMatch(/еске|памят|қайтыс|смерт|гибел/);
});

test('a corrected date moves the event, and a program takes it over', () => {
  const before = eventsOf(filesOf({}).get('anniversaries.ics') ?? '');
  const after = eventsOf(
    filesOf({ birth: { date: '1920-03-01' } }, { corrections: [correction] }).get(
      'anniversaries.ics',
    ) ?? '',
  );
  expect([...after.keys()]).toEqual([...before.keys()]);
  const [old, now] = [before, after].map((events) => events.get('batyr.birth@estelik.example'));
  expect(now?.start).toBe('1920-03-01');
  expect(now?.sequence).toBeGreaterThan(old?.sequence ?? Infinity);
  expect((now?.stamp ?? '') > (old?.stamp ?? '~')).toBe(true);
});

/** What python's readers make of a feed and a calendar. */
const READ_FEED = `
import json, sys, feedparser
feed = feedparser.parse(sys.stdin.buffer.read())
print(json.dumps([bool(feed.bozo), [[e.id.split("@")[0].split(".", 1)[1], e.get("published", None), e.description] for e in feed.entries]]))`;
const READ_CALENDAR = `
import json, sys, icalendar
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
print(json.dumps([[str(e["UID"]), e["DTSTART"].dt.isoformat(), e["RRULE"].to_ical().decode(), int(e["SEQUENCE"])]
  for e in calendar.walk("VEVENT")]))`;

async function readBy(module: string, script: string, text: string): Promise<unknown> {
  const reading = promisify(execFile)(pythonWith(module) ?? '', ['-c', script]);
  reading.child.stdin?.end(text);
  return JSON.parse((await reading).stdout) as unknown;
}

test.skipIf(!pythonWith('feedparser'))('python’s feedparser follows a person', async () => {
  const feed = filesOf({ published: '2027-04-02' }, { corrections: [correction] }).get('feed.xml');
  const name = 'correction/batyr/2027-05-03/';
  expect(await readBy('feedparser', READ_FEED, feed ?? '')).toEqual([
    false,
    [
      [
        'shown-theatre',
        'Sun, 09 May 2027 04:12:30 GMT',
        expect.stringMatching(/^<p>Театр, Даңғыл, 1<br ?\/?>14 рет көрсетілді/),
      ],
      [
        expect.stringContaining(name),
        'Mon, 03 May 2027 07:00:00 GMT',
        expect.stringContaining('&lt;1919&gt; &amp; одан бұрын'),
      ],
      ['clip', 'Sat, 01 May 2027 07:00:00 GMT', ''],
      ['added', 'Fri, 02 Apr 2027 07:00:00 GMT', ''],
    ],
  ]);
  const undated = filesOf({}).get('feed.xml') ?? '';
  expect(await readBy('feedparser', READ_FEED, undated)).toEqual([
    false,
    [
      ['shown-theatre', 'Sun, 09 May 2027 04:12:30 GMT', expect.any(String)],
      ['added', null, ''],
      ['clip', null, ''],
    ],
  ]);
});

test.skipIf(!pythonWith('icalendar'))('python’s icalendar reads the days', async () => {
  const ics = filesOf({}, { asOf: '2027-03-11' }).get('anniversaries.ics') ?? '';
  expect(await readBy('icalendar', READ_CALENDAR, ics)).toEqual([
    [
      'batyr.birth@estelik.example',
      '1920-02-29',
      expect.stringMatching(/FREQ=YEARLY.*BYMONTHDAY=-1/),
      10,
    ],
    ['batyr.death@estelik.example', '1942-12-19', 'FREQ=YEARLY', 10],
  ]);
});
