/** How many turns of its screens a place's own people get, and how many are left for others. */

/** A place with screens. */
export interface Group {
  /** People of the place. */
  people: number;
  /** Its screens; at least one. */
  screens: number;
}

/** Not everybody can be shown: what is there and what would be needed. */
export interface Shortage {
  /** Index of the place that is too small for its own people; `null` when guests find no room. */
  group: number | null;
  /** Turns (or turns left for guests) that there are. */
  available: number;
  /** People who need one each. */
  needed: number;
}

/** Own people come back no oftener than this, seconds, when there are others to show. */
const RETURN = 600;

/**
 * The ring that a place's screens go round: its people, and empty places when there are more
 * screens than people, so that nobody has to be on two screens at once.
 */
export const ringOf = ({ people, screens }: Group): number =>
  people === 0 ? 0 : Math.max(people, screens);

/**
 * Own turns per screen for each place, of `turns` turns that every screen has.
 *
 * Everybody is treated as equally as the screens allow (max–min fairness): a place's own people
 * never give way to guests unless they are shown as often as these. Where so few people are left
 * that one would return within ten minutes, the turns are opened to the people of other places.
 *
 * @param guests People of places without a screen.
 * @param slot Seconds of a turn.
 */
export function ownTurns(
  groups: readonly Group[],
  guests: number,
  turns: number,
  slot: number,
): { turns: number[] } | { shortage: Shortage } {
  const crowded = groups.findIndex(({ people, screens }) => people > screens * turns);
  if (crowded >= 0) {
    const { people, screens } = groups[crowded] as Group;
    return { shortage: { group: crowded, available: screens * turns, needed: people } };
  }
  const room = roomFor(groups, groups.map(leastTurns), turns);
  if (room < guests) return { shortage: { group: null, available: room, needed: guests } };

  const everybody = guests + sum(groups, (group) => group.people);
  const screens = sum(groups, (group) => group.screens);
  const level = showingsForGuests(groups, guests, turns);
  const own = groups.map((group) => {
    const ring = ringOf(group);
    const among = (group.screens * everybody) / screens;
    const period = Math.max(ring, (group.screens * turns) / level, Math.min(RETURN / slot, among));
    return Math.min(turns, Math.ceil((turns * ring) / period));
  });
  return { turns: makeRoom(groups, own, guests, turns) };
}

/**
 * How often everybody of the places that take guests in, and every guest, can be shown when all
 * are shown equally; `Infinity` when there are no guests.
 */
function showingsForGuests(groups: readonly Group[], guests: number, turns: number): number {
  if (guests === 0) return Infinity;
  let hosts = [...groups];
  for (;;) {
    const level =
      (turns * sum(hosts, (host) => host.screens)) / (guests + sum(hosts, (host) => host.people));
    const able = hosts.filter((host) => ringOf(host) * level <= host.screens * turns);
    if (able.length === hosts.length || able.length === 0) return level;
    hosts = able;
  }
}

/** Own turns that show everybody of a place once. */
const leastTurns = (group: Group): number => Math.ceil(ringOf(group) / group.screens);

/** Turns of all screens that are left for others when each place has `own` turns. */
const roomFor = (groups: readonly Group[], own: readonly number[], turns: number): number =>
  sum(groups, ({ screens, people }, index) => {
    const shownAtOnce = Math.min(people, screens);
    return screens * turns - (own[index] ?? 0) * shownAtOnce;
  });

/** Takes back what rounding up took away, until every guest has a turn. */
function makeRoom(
  groups: readonly Group[],
  own: readonly number[],
  guests: number,
  turns: number,
): number[] {
  const result = [...own];
  while (roomFor(groups, result, turns) < guests) {
    const spare = groups.map((group, index) => (result[index] ?? 0) - leastTurns(group));
    const widest = spare.indexOf(Math.max(...spare));
    result[widest] = (result[widest] ?? 0) - 1;
  }
  return result;
}

const sum = <T>(items: readonly T[], of: (item: T, index: number) => number): number =>
  items.reduce((total, item, index) => total + of(item, index), 0);
