/** `when/<id>.json` and the calendars: what relatives are told of the showings. */
import { writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { codeVersion } from '../base/cache.ts';
import type { BuildContext } from '../base/context.ts';
import { hashOf } from '../base/files.ts';
import { t } from '../i18n/index.ts';
import { inLanguage, type LocalizedText } from '../model/language.ts';
import type { Screen } from '../model/screen.ts';
import type { Output } from '../publish/outputs.ts';
import { calendarOf, utcStamp, type Span } from './ics.ts';
import type { Accuracy, Schedule } from './schedule.ts';
import { showingsOf, type Showings } from './showings.ts';
import { instantOf, utcText } from './zone.ts';

/** What `when/<id>.json` says of a person. */
export interface WhenFile {
  version: 1;
  person: string;
  timeZone: string;
  /** Seconds of a showing. */
  slot: number;
  screens: {
    id: string;
    name: LocalizedText;
    address: LocalizedText;
    latitude?: number;
    longitude?: number;
    accuracy: Accuracy;
    /** The hours, one pair a day. */
    days: { from: string; to: string }[];
    /** Showings; with `at-least` those that are certain, all days together. */
    count: number;
    /** When each begins; empty where only the number can be promised. */
    times: string[];
  }[];
}

const CALENDARS = ['kk', 'ru'] as const;

type Shown = Showings & { at: Screen; days: Span[] };

/** Writes the files of everybody who is shown, place by place, and returns them as outputs. */
export async function whenFiles(context: BuildContext, schedule: Schedule): Promise<Output[]> {
  const { veterans } = context.archive;
  const shown = new Set(schedule.people);
  const byPlace = Map.groupBy(
    veterans.filter(({ id }) => shown.has(id)),
    ({ place }) => place,
  );
  const outputs: Output[] = [];
  for (const people of byPlace.values())
    outputs.push(...(await filesOfPlace(context, schedule, people)));
  return outputs;
}

interface Person {
  id: string;
  name: LocalizedText;
}

async function filesOfPlace(
  { archive, cache }: BuildContext,
  schedule: Schedule,
  people: readonly Person[],
): Promise<Output[]> {
  const screens = new Map(archive.screens.map((screen) => [screen.id, screen]));
  const days = daysOf(archive.campaign);
  const all = people.map(({ id, name }) => {
    const shown = showingsOf(schedule, id).flatMap((showings): Shown[] => {
      const at = screens.get(showings.screen);
      return at ? [{ ...showings, at, days }] : [];
    });
    return { person: { id, name }, shown };
  });
  const { campaign, settings } = archive;
  const key = hashOf(
    await codeVersion('src/led', 'src/i18n'),
    JSON.stringify([all, campaign, settings.address]),
  );
  const folder = await cache.file('led', key, 'when', async (temporary) => {
    await mkdir(temporary, { recursive: true });
    // Tens of thousands of tiny files: written at once they take a fraction of the time.
    for (const { person, shown } of all)
      for (const { name, text } of textsOf(archive, person, shown))
        writeFileSync(path.join(temporary, name), text);
  });
  return people.flatMap(({ id }) => outputsOf(id, folder));
}

function outputsOf(id: string, folder: string): Output[] {
  const output = (name: string, format: string, language: Output['language']): Output => ({
    ...{ person: id, kind: 'schedule', format, language },
    path: `when/${name}`,
    source: path.join(folder, name),
  });
  return [
    output(`${id}.json`, 'json', null),
    ...CALENDARS.map((language) => output(`${id}.${language}.ics`, 'ics', language)),
  ];
}

function textsOf(
  { campaign, settings }: BuildContext['archive'],
  person: Person,
  shown: readonly Shown[],
): { name: string; text: string }[] {
  const { timeZone, led } = campaign;
  const stamp = utcStamp(instantOf(campaign.clipsFrom, '00:00', timeZone));
  const calendar = (language: 'kk' | 'ru'): string =>
    calendarOf({
      person: { id: person.id, name: inLanguage(person.name, language)?.text ?? person.id },
      campaign: {
        ...{ timeZone, slot: led.slot, stamp },
        name: inLanguage(campaign.name, language)?.text ?? '',
      },
      showings: shown,
      host: new URL(settings.address).host,
      language,
      t: t(language),
    });
  return [
    { name: `${person.id}.json`, text: `${JSON.stringify(whenFile(campaign, person, shown))}\n` },
    ...CALENDARS.map((language) => ({
      name: `${person.id}.${language}.ics`,
      text: calendar(language),
    })),
  ];
}

function whenFile(
  { timeZone, led }: BuildContext['archive']['campaign'],
  person: Person,
  shown: readonly Shown[],
): WhenFile {
  return {
    ...{ version: 1, person: person.id, timeZone, slot: led.slot },
    screens: shown.map(({ at, accuracy, days, count, times }) => ({
      ...{ id: at.id, name: at.name, address: at.address },
      ...(at.latitude === undefined ? {} : { latitude: at.latitude }),
      ...(at.longitude === undefined ? {} : { longitude: at.longitude }),
      accuracy,
      days: days.map(({ from, to }) => ({ from: utcText(from), to: utcText(to) })),
      count,
      times: times.map(utcText),
    })),
  };
}

/** The campaign's windows in order, as instants. */
const daysOf = ({ led, timeZone }: BuildContext['archive']['campaign']): Span[] =>
  led.windows
    .map(({ date, from, to }) => ({
      from: instantOf(date, from, timeZone),
      to: instantOf(date, to, timeZone),
    }))
    .sort((a, b) => a.from - b.from);
