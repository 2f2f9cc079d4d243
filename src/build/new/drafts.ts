/** From answers to the files of an archive as data, not judged yet. Pure. */
import { dayAfter } from '../../model/duration.ts';
import { t } from '../../i18n/index.ts';
import type { FileKind } from '../../model/fields.ts';
import type { LocalizedText } from '../../model/language.ts';
import { day as daySchema } from '../../model/day.ts';
import { PLACE_KINDS } from '../../model/place.ts';
import { DELIVERIES } from '../../model/screen.ts';
import { isKnown, languagesOf, localized, USUAL, type Founding, type Question } from './answers.ts';
import { choiceIn, idIn, idOf, numberIn, textIn, type Row } from './rows.ts';
import type { Notes } from './commented-yaml.ts';

export interface Draft {
  /** Below the archive's folder. */
  file: string;
  kind: FileKind;
  data: Readonly<Record<string, unknown>>;
  notes: Notes;
  /** The row of a list it was made of. */
  row?: Row;
}

/** Days of a campaign before the day of its screens, as in the letter of 2020 for 9 May. */
export const BEFORE = {
  specialistsBy: 39,
  'collecting.from': 69,
  'collecting.to': 19,
  clipsFrom: 8,
  freeze: 4,
} as const;

/** The answer that a field is made of, by file kind and path. */
export const ASKED: Readonly<Record<string, Question>> = {
  'settings.name': 'name',
  'settings.region': 'region',
  'settings.address': 'address',
  'settings.contact': 'contact',
  'campaign.name': 'name',
  'campaign.timeZone': 'zone',
  'campaign.occasion': 'occasion',
  'campaign.led.windows.date': 'day',
  'campaign.led.windows.from': 'hours',
  'campaign.led.windows.to': 'hours',
};

/** Settings, campaign, places, screens; whoever is withdrawn is nobody yet. */
export function draftsOf(founding: Founding): Draft[] {
  const { answers } = founding;
  const languages = languagesOf(founding);
  const region = localized(answers.region, languages);
  const campaign = campaignOf(founding, languages);
  const settings = {
    name: localized(answers.name, languages),
    region,
    address: answers.address || USUAL.address,
    campaign: campaign.data['id'],
    contact: answers.contact || USUAL.contact,
  };
  return [
    { file: 'archive.yaml', kind: 'settings', data: settings, notes: {} },
    campaign,
    ...founding.places.map((row) => placeOf(row, region, founding)),
    ...founding.screens.map(screenOf),
  ];
}

function campaignOf({ answers, language }: Founding, languages: readonly string[]): Draft {
  const say = t(language);
  // What is no day is refused by the schema; the days counted from it stand for nothing then.
  const last = daySchema.safeParse(answers.day).data ?? '2000-01-01';
  const before = (field: keyof typeof BEFORE): string => dayAfter(last, -BEFORE[field]);
  const year = last.slice(0, 4);
  const hours = (answers.hours || USUAL.hours).replace('–', '-');
  const [from, to = from] = hours.split('-').map((part) => part.trim());
  const id = `memory-${year}`;
  const data = {
    id,
    name: localized(answers.name, languages),
    occasion:
      localized(answers.occasion, languages) ??
      Object.fromEntries(
        languages.filter(isKnown).map((one) => [one, t(one)('new.occasion', { year })]),
      ),
    timeZone: answers.zone,
    specialistsBy: before('specialistsBy'),
    collecting: { from: before('collecting.from'), to: before('collecting.to') },
    clipsFrom: before('clipsFrom'),
    freeze: before('freeze'),
    led: { windows: [{ date: answers.day, from, to }], slot: 10, reserve: 6 },
    hashtags: { kk: [], ru: [] },
  };
  const counted = Object.entries(BEFORE).map(([field, days]) => [
    field,
    say('new.counted', { days }),
  ]);
  const notes = Object.fromEntries(counted) as Notes;
  return { file: `campaigns/${id}.yaml`, kind: 'campaign', data, notes };
}

function placeOf(
  row: Row,
  region: LocalizedText | undefined,
  { today, language }: Founding,
): Draft {
  const id = idIn(row);
  const name = textIn(row, 'name');
  const centre = textIn(row, 'centre');
  const kind = choiceIn(row, 'kind', PLACE_KINDS) || 'city';
  const data = {
    id,
    kind,
    name,
    // A city is its own centre; the centre of a district is asked for.
    centre: Object.keys(centre).length > 0 ? centre : kind === 'city' ? name : undefined,
    latitude: numberIn(row, 'latitude'),
    longitude: numberIn(row, 'longitude'),
    kato: [],
    regions: [{ since: `../${today}`, id: idOf(region ?? {}) || 'region', name: region ?? {} }],
  };
  const say = t(language);
  const notes = { kato: say('new.kato'), 'regions.since': say('new.since') };
  return { file: `places/${id}.yaml`, kind: 'place', data, notes, row };
}

function screenOf(row: Row): Draft {
  const id = idIn(row);
  const data = {
    id,
    name: textIn(row, 'name'),
    place: row.cells['place'] || undefined,
    address: textIn(row, 'address'),
    latitude: numberIn(row, 'latitude'),
    longitude: numberIn(row, 'longitude'),
    width: numberIn(row, 'width'),
    height: numberIn(row, 'height'),
    delivery: choiceIn(row, 'delivery', DELIVERIES) || undefined,
  };
  return { file: `screens/${id}.yaml`, kind: 'screen', data, notes: {}, row };
}
