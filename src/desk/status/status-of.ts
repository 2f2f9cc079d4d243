/** What the page of a code says: gathered of the database, the archive and the built site. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseFile } from '../../model/files/file.ts';
import { whenSchema, type WhenFile } from '../../model/files/when.ts';
import type { Desk } from '../app/desk.ts';
import { knownOf } from '../entry/alike.ts';
import type { Submission } from '../store/submission.ts';
import { isEntryPublished } from '../store/tasks.ts';
import { similarOnSite } from '../submit/similar.ts';
import type { StatusPage } from './page.ts';
import { localDay } from '../../model/zone.ts';
import { USES } from '../../model/veteran.ts';
import { revocable } from './revoke.ts';
import { isOwn } from './take-back.ts';

/**
 * @param isNew Right after it was sent: what helps then is said once.
 * @param revoked What was revoked just now, as the address says: uses, or `none` of them.
 */
export function statusOf(
  desk: Desk,
  submission: Submission,
  { isNew, revoked }: { isNew: boolean; revoked: string },
): StatusPage {
  const { id, kind, entry } = submission;
  const online = isOnline(desk, submission);
  const joined = desk.joined.of(id);
  const isAlone = kind === 'person' && !entry;
  return {
    submission,
    isNew,
    origin: desk.options.address,
    online,
    when: online ? readWhen(desk.options.site, entry ?? '') : null,
    joined,
    takeBack: takeBackOf(desk, submission, joined.length > 0),
    revocable: revocable(desk, submission),
    revoked: revoked === '' ? null : USES.filter((use) => revoked.split(' ').includes(use)),
    today: localDay(desk.now(), desk.archive.campaign.timeZone),
    similar: isNew && isAlone ? similarOnSite(desk, knownOf(desk, submission)) : [],
    advice: desk.submissions.photosOf(id).flatMap((photo) => photo.advice),
  };
}

/** Whether something of it is anywhere: here, in the archive, or with what others told. */
function takeBackOf(desk: Desk, submission: Submission, isJoined: boolean): StatusPage['takeBack'] {
  if (isOwn(desk, submission)) return 'published';
  if (submission.state === 'withdrawn' || (submission.purged !== null && !isJoined))
    return undefined;
  return isJoined ? 'joined' : 'words';
}

/** Whether the entry's page can be seen: told by the site's folder, else by the last publication. */
export function isOnline({ options, db }: Desk, { entry, state }: Submission): boolean {
  if (!entry || state !== 'accepted') return false;
  if (options.site) return existsSync(path.join(options.site, 'kk/people', entry, 'index.html'));
  return isEntryPublished(db, entry);
}

function readWhen(site: string | undefined, entry: string): WhenFile | null {
  if (!site) return null;
  try {
    const file = path.join(site, 'when', `${entry}.json`);
    return parseFile(file, readFileSync(file, 'utf8'), whenSchema);
  } catch {
    return null;
  }
}
