/** Sheets between people: the title of a place, the closing, the check of a screen's clock. */
import { sayBoth as say } from '../../src/i18n/in-both.ts';
import type { Archive } from '../../src/model/archive.ts';
import type { Campaign } from '../../src/model/campaign.ts';
import type { LocalizedText } from '../../src/model/language.ts';
import type { Place } from '../../src/model/place.ts';
import { instantOf, localTimeOf, shortOffset, utcText } from '../../src/model/zone.ts';
import type { Target } from './formats.ts';
import { STRAIGHT } from '../../src/model/horizon.ts';
import { addressOf } from './card.ts';
import type { Bilingual } from './card-schema.ts';
import { spoken } from './facts.ts';
import { lettersOf } from './story.ts';

/** What a sheet is drawn of, as JSON. */
export interface SheetProps {
  kind: 'title' | 'closing' | 'clock';
  seconds: number;
  /** Path data; without it the words stand in the middle. */
  horizon: string | null;
  heading: Bilingual;
  /** From the most important: what does not fit goes from the end. */
  lines: Bilingual[];
}

/** A sheet with the name of its file. */
export interface NamedSheet {
  name: string;
  place: string | null;
  sheet: SheetProps;
}

/**
 * The sheets of a target. A screen gets the title of its own place and a check of its clock; the
 * social formats get a title for each place that has clips.
 */
export function sheetsOf(archive: Archive, { id, medium }: Target): NamedSheet[] {
  const screen = archive.screens.find((candidate) => id === `led-${candidate.id}`);
  const shown = new Set(
    screen
      ? [screen.place]
      : archive.veterans.filter(({ consent }) => consent.clip).map(({ place }) => place),
  );
  const named = (sheet: SheetProps, place: string | null): NamedSheet => ({
    name: place ? `${sheet.kind}-${place}` : sheet.kind,
    place,
    sheet,
  });
  return [
    ...archive.places
      .filter((place) => shown.has(place.id))
      .map((place) => named(titleSheet(archive, place), place.id)),
    named(closingSheet(archive), null),
    ...(medium === 'led' ? [named(clockSheet(archive), null)] : []),
  ];
}

/** What links show that lead to no person: the home page, and every place. */
export const linkSheetsOf = (archive: Archive): NamedSheet[] => [
  { name: 'home', place: null, sheet: homeSheet(archive) },
  ...archive.places.map((place) => ({
    name: `place-${place.id}`,
    place: place.id,
    sheet: placeSheet(archive, place),
  })),
];

type SheetSource = Pick<Archive, 'campaign' | 'settings'>;

function sheet(
  kind: SheetProps['kind'],
  heading: LocalizedText,
  lines: readonly LocalizedText[],
  horizon: string | null,
): SheetProps {
  const spokenLines = lines.map(spoken).filter((line) => lettersOf([line]) > 0);
  const seconds = kind === 'clock' ? 10 : 5;
  return { kind, seconds, horizon, heading: spoken(heading), lines: spokenLines };
}

/** Opens a place's programme: the campaign over the place's horizon, the place in its earth. */
export const titleSheet = (
  { campaign }: SheetSource,
  place: Pick<Place, 'name' | 'horizon'>,
): SheetProps =>
  sheet('title', campaign.name, [place.name, campaign.occasion], place.horizon ?? STRAIGHT);

/** Stands for the whole memorial: the campaign, and where it is found. */
const homeSheet = ({ campaign, settings }: SheetSource): SheetProps =>
  sheet('title', campaign.name, [campaign.occasion, addressOf(settings)], STRAIGHT);

/** Stands for a place and its people: the place over its own horizon. */
const placeSheet = (
  { campaign }: SheetSource,
  place: Pick<Place, 'name' | 'horizon'>,
): SheetProps =>
  sheet('title', place.name, [campaign.name, campaign.occasion], place.horizon ?? STRAIGHT);

/** Closes a programme: that they are remembered, and where. */
export const closingSheet = ({ campaign, settings }: SheetSource): SheetProps =>
  sheet('closing', say('clip.closing'), [addressOf(settings), campaign.name], STRAIGHT);

/**
 * Tells a technician what the clock must show: devices with zone data from before 2024 run an hour
 * early in Asia/Almaty, and nobody sees it before the day.
 */
export function clockSheet({ campaign }: SheetSource): SheetProps {
  const { local, utc, offset } = firstMinute(campaign);
  return sheet(
    'clock',
    say('clip.clock.title'),
    [
      say('clip.clock.equal', { local, utc }),
      say('clip.clock.rule', { offset }),
      say('clip.clock.cure'),
      { kk: campaign.timeZone, ru: campaign.timeZone },
    ],
    null,
  );
}

/** When the first window opens: `09:00` local, `04:00` UTC, `UTC+5`. */
function firstMinute({ led, timeZone }: Campaign): { local: string; utc: string; offset: string } {
  const window = led.windows[0];
  if (!window) throw new Error('A campaign has at least one window');
  const start = instantOf(window.date, window.from, timeZone);
  const utc = utcText(start).slice(11, 16);
  const offset = shortOffset(localTimeOf(start, timeZone).utcOffset).replace('-', '−');
  return { local: window.from, utc, offset: `UTC${offset}` };
}
