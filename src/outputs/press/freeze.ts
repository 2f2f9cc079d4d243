/** `npm run freeze -- press`: publishes the posting calendar, so that posts already made never move. */
import path from 'node:path';
import { writeFileAtomically } from '../../base/platform/files.ts';
import type { Options } from '../../base/command/options.ts';
import { sayDayIn } from '../../i18n/dates.ts';
import { t } from '../../i18n/index.ts';
import type { Archive } from '../../model/archive.ts';
import { nextFrozen, type Frozen } from '../../model/frozen.ts';
import type { Posting } from '../../model/files/posting.ts';
import { instantOf } from '../../model/zone.ts';
import { postsOf } from './calendar/post.ts';
import { postingDays, pressPlan } from './press-plan.ts';

/**
 * The calendar as it stands. Newcomers of later builds get a day after `asOf`, or, without it, as
 * before: any day of the campaign if nothing was published yet.
 */
export function postingOf(archive: Archive, asOf: string | undefined, now = Date.now()): Posting {
  const days = postingDays(archive.campaign);
  const next = days.find((date) => asOf === undefined || date > asOf) ?? days.at(-1) ?? '';
  const before = archive.posting?.from ?? next;
  const dates = pressPlan(archive).flatMap((plan) =>
    postsOf(plan).flatMap(({ date, people }) => people.map(({ id }) => [id, date] as const)),
  );
  const people = Object.fromEntries(dates.sort(([a], [b]) => (a < b ? -1 : 1)));
  const { posting } = archive;
  const brings = dates.some(([id]) => posting?.people[id] === undefined);
  const known = posting ? frozenPosting(archive.campaign, posting) : null;
  return {
    version: 1,
    campaign: archive.campaign.id,
    from: next > before ? next : before,
    frozen: known && !brings ? known : nextFrozen(known, now),
    people,
  };
}

/** A published calendar's publication; one that does not say is the first, of the first clips. */
export function frozenPosting(
  { clipsFrom, timeZone }: Pick<Archive['campaign'], 'clipsFrom' | 'timeZone'>,
  { frozen }: Pick<Posting, 'frozen'>,
): Frozen {
  const at = instantOf(clipsFrom, '00:00', timeZone);
  return frozen ?? { edition: 1, at: new Date(at).toISOString() };
}

/** Writes `content/posting/<campaign>.json`. @returns What was done, in words. */
export async function freezePosting(
  archive: Archive,
  { content, lang, asOf }: Pick<Options, 'content' | 'lang' | 'asOf'>,
): Promise<string> {
  const posting = postingOf(archive, asOf);
  const file = `posting/${archive.campaign.id}.json`;
  await writeFileAtomically(path.join(content, file), `${JSON.stringify(posting, null, 1)}\n`);
  const count = Object.keys(posting.people).length;
  return t(lang)('press.frozen', { count, file, day: sayDayIn(posting.from, lang, 'ablative') });
}
