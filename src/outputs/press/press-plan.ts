/** The posting calendars of all places, from the archive. */
import { two } from '../../model/numbers.ts';
import { DAY, dayAfter } from '../../model/duration.ts';
import type { Archive } from '../../model/archive.ts';
import type { Veteran } from '../../model/veteran-entry.ts';
import { certainDay } from '../../model/partial-date.ts';
import type { Place } from '../../model/place.ts';
import { screenDays } from '../../model/stage.ts';
import { planOf, type Anniversary, type PlanDay, type PlanPerson } from './calendar/plan.ts';
import { POSTS_PER_DAY } from './networks.ts';

type Source = Pick<Archive, 'campaign' | 'places' | 'veterans' | 'posting'>;

export interface PlacePlan {
  place: Place;
  /** Whose family, or who themselves, allow the press; in the order of the archive. */
  people: readonly Veteran[];
  days: readonly PlanDay[];
}

/** From the first clips to the last day on the screens: `2027-05-01` … `2027-05-09`. */
export function postingDays({ clipsFrom, led }: Archive['campaign']): string[] {
  const last = screenDays(led).at(-1) ?? clipsFrom;
  const count = Math.round((Date.parse(last) - Date.parse(clipsFrom)) / DAY) + 1;
  return Array.from({ length: count }, (_, later) => dayAfter(clipsFrom, later));
}

/** Who may be given to the press: the family's word, of the living their own. */
export const pressPeople = ({ veterans }: Pick<Archive, 'veterans'>): Veteran[] =>
  veterans.filter(({ consent }) => consent.press);

/** Birthday first, then the day of death; only days that are known for certain. */
export function anniversariesOf({ birth, death, living }: Veteran): Anniversary[] {
  const born = certainDay(birth?.date)?.slice(5);
  const died = living ? undefined : certainDay(death?.date)?.slice(5);
  return [
    ...(born ? [{ day: born, kind: 'birth' } as const] : []),
    ...(died ? [{ day: died, kind: 'death' } as const] : []),
  ];
}

/** The calendar of every place that has anybody for the press, in the order of the places. */
export function pressPlan(archive: Source): PlacePlan[] {
  const days = postingDays(archive.campaign);
  const byPlace = Map.groupBy(pressPeople(archive), ({ place }) => place);
  return archive.places.flatMap((place) => {
    const people = byPlace.get(place.id);
    if (!people) return [];
    const input = people.map((veteran): PlanPerson => ({
      id: veteran.id,
      tone: veteran.living ? 'living' : 'memorial',
      anniversaries: anniversariesOf(veteran),
    }));
    const { posting } = archive;
    const plan = planOf({
      place: place.id,
      days,
      people: input,
      perDay: POSTS_PER_DAY,
      ...(posting && { kept: posting.people, from: posting.from }),
    });
    return [{ place, people, days: plan }];
  });
}

/** First and last post of a day, in minutes. */
const HOURS = { from: 9 * 60, to: 21 * 60 };
/** Posts begin at full five minutes. */
const STEP = 5;

/** Clock times of a day's posts, evenly from nine in the morning: `09:00`, `13:00`, `17:00`. */
export const postTimes = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => {
    const exact = HOURS.from + ((HOURS.to - HOURS.from) * index) / count;
    const minutes = Math.floor(exact / STEP) * STEP;
    return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  });

/**
 * Whether something planned for `date` is released. Without `asOf` nothing is: the clock is never
 * asked, so a release is always somebody's word.
 */
export const isReleased = (date: string, asOf: string | undefined): boolean =>
  asOf !== undefined && date <= asOf;
