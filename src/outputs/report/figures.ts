/** What the region is told of each place, as numbers. Pure. */
import { inAlphabet } from '../../i18n/alphabet.ts';
import type { Clip } from '../../../remotion/jobs/index.ts';
import { windowsOf } from '../led/grid.ts';
import { promisedOn } from '../led/plays/join.ts';
import { ledPeople, type Schedule } from '../led/schedule.ts';
import { showingsOf } from '../led/showings.ts';
import type { Archive } from '../../model/archive.ts';
import { HOUR } from '../../model/duration.ts';
import type { PlaceCounts } from '../../model/files/counts.ts';
import { sum } from '../../model/numbers.ts';
import type { Place } from '../../model/place.ts';
import type { Language } from '../../model/language.ts';
import type { Screen } from '../../model/screen.ts';
import { isLate } from '../../model/specialists.ts';

export type SpecialistState = 'named' | 'late' | 'missing';

export interface PlaceFigures {
  place: Place;
  specialist: SpecialistState;
  /** What the desk has counted; `null` where it has not. */
  counts: PlaceCounts | null;
  /** People of the place in the archive. */
  published: number;
  /** Of them without any photograph. */
  awaitingPhoto: number;
  /** Of them with all that is made of their clip for the networks. */
  clips: number;
  /** Of them whose families agreed to the street screens. */
  led: number;
  screens: number;
  /** Hours that its screens show the campaign, all screens together. */
  hours: number;
  /** How often whoever is shown least of the place is shown in the region; `null`: nobody is. */
  leastShown: number | null;
}

/** What a screen was to show of people, and what it has shown. */
export interface ScreenFigures {
  screen: Screen;
  place: Place | undefined;
  promised: number;
  /** `null` while its log is not back. */
  shown: number | null;
  by: 'log' | 'word' | 'none';
}

export interface Figures {
  places: PlaceFigures[];
  /** Once the first log is back: every screen, place by place. */
  screens: ScreenFigures[];
  /** Of the whole region; `leastShown` is the least of the places. */
  total: Omit<PlaceFigures, 'place' | 'specialist' | 'counts'> & {
    counts: Omit<PlaceCounts, 'place'> | null;
    named: number;
  };
}

export interface ReportMaterial {
  clips: readonly Pick<Clip, 'person' | 'role' | 'target'>[];
  schedule: Schedule | null;
}

export function figuresOf(archive: Archive, { clips, schedule }: ReportMaterial): Figures {
  const { campaign, places, screens, veterans, counts } = archive;
  const withClip = new Set(
    clips
      .filter(({ role, target }) => role === 'person' && !target.startsWith('led-'))
      .map((one) => one.person),
  );
  const people = Map.groupBy(veterans, ({ place }) => place);
  const shown = Map.groupBy(ledPeople(archive), ({ place }) => place);
  const hours = sum(windowsOf(campaign).map(({ from, to }) => to - from)) / HOUR;
  const showings = (id: string): number =>
    schedule ? sum(showingsOf(schedule, id).map(({ count }) => count)) : 0;
  const rows = places.map((place): PlaceFigures => {
    const own = people.get(place.id) ?? [];
    const onScreens = shown.get(place.id) ?? [];
    const screensHere = screens.filter((screen) => screen.place === place.id).length;
    return {
      place,
      specialist: specialistOf(place, campaign.specialistsBy),
      counts: counts?.places.find((one) => one.place === place.id) ?? null,
      published: own.length,
      awaitingPhoto: own.filter(({ photos }) => !photos?.length).length,
      clips: own.filter(({ id }) => withClip.has(id)).length,
      led: onScreens.length,
      screens: screensHere,
      hours: screensHere * hours,
      leastShown:
        schedule && onScreens.length > 0
          ? Math.min(...onScreens.map(({ id }) => showings(id)))
          : null,
    };
  });
  return { places: rows, screens: screenFigures(archive, schedule), total: totalOf(rows) };
}

/** The same figures with their places as the reader's alphabet has them. */
export const inOrder = (figures: Figures, language: Language): Figures => ({
  ...figures,
  places: inAlphabet(figures.places, language, ({ place }) => place.name),
  screens: inAlphabet(figures.screens, language, ({ place }) => place?.name),
});

function screenFigures(
  { places, screens }: Pick<Archive, 'places' | 'screens'>,
  schedule: Schedule | null,
): ScreenFigures[] {
  if (!schedule?.proofs?.length) return [];
  const rank = new Map(places.map((place, index) => [place.id, index]));
  const order = ({ place }: Screen): number => rank.get(place) ?? places.length;
  return [...screens]
    .sort((a, b) => order(a) - order(b))
    .flatMap((screen) => {
      const planned = schedule.screens.find(({ id }) => id === screen.id);
      if (!planned) return [];
      const proof = schedule.proofs?.find((one) => one.screen === screen.id);
      return {
        screen,
        place: places.find(({ id }) => id === screen.place),
        promised: proof?.promised ?? promisedOn(schedule, planned),
        shown: proof?.shown ?? null,
        by: proof?.by ?? 'none',
      };
    });
}

const specialistOf = ({ specialist }: Place, day: string): SpecialistState => {
  if (!specialist) return 'missing';
  return isLate(specialist.named, day) ? 'late' : 'named';
};

export const SUMS = ['published', 'awaitingPhoto', 'clips', 'led', 'screens', 'hours'] as const;
export const COUNTED = ['received', 'waiting', 'returned', 'accepted', 'declined'] as const;

function totalOf(rows: readonly PlaceFigures[]): Figures['total'] {
  const sums = Object.fromEntries(SUMS.map((key) => [key, sum(rows.map((row) => row[key]))]));
  const counted = Object.fromEntries(
    COUNTED.map((key) => [key, sum(rows.map(({ counts }) => counts?.[key] ?? 0))]),
  );
  const least = rows.flatMap(({ leastShown }) => (leastShown === null ? [] : [leastShown]));
  return {
    ...(sums as Record<(typeof SUMS)[number], number>),
    counts: rows.some(({ counts }) => counts)
      ? (counted as Record<(typeof COUNTED)[number], number>)
      : null,
    leastShown: least.length > 0 ? Math.min(...least) : null,
    named: rows.filter(({ specialist }) => specialist !== 'missing').length,
  };
}
