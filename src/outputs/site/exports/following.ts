/** What whoever follows one person subscribes to. */
import type { TextOutput } from '../../../dist/output.ts';
import type { SiteData } from '../data/site-data.ts';
import { anniversariesOf } from '../views/anniversaries.ts';
import { anniversariesPath, feedPath } from '../views/following.ts';
import { anniversaryCalendar } from './anniversaries.ts';
import { personFeed } from './person-feed.ts';

/**
 * A feed of everybody, and a calendar of whoever has a day that is known exactly.
 * @param asOf The day that the build is told.
 */
export const followingFiles = (data: SiteData, asOf: string | undefined): TextOutput[] =>
  data.people.kk.flatMap((person): TextOutput[] => {
    const { id, veteran } = person;
    const common = { person: id, kind: 'data', language: null } as const;
    const feed = { format: 'rss', path: feedPath(id), text: () => personFeed(person, data) };
    const calendar = {
      format: 'ics',
      path: anniversariesPath(id),
      text: () => anniversaryCalendar(veteran, data, asOf) ?? '',
    };
    const has = anniversariesOf(veteran).length > 0;
    return [feed, ...(has ? [calendar] : [])].map((file) => ({ ...common, ...file }));
  });
