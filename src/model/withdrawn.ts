import { z } from 'zod';
import { day } from './day.ts';
import { id } from './veteran.ts';

/** Where it lies in an archive's repository; it may be absent. */
export const WITHDRAWN = 'content/withdrawn.yaml';

/** Who has been taken out of the archive and since when. */
export const withdrawnSchema = z.array(z.strictObject({ id, since: day }));

/** Ids that a list of the withdrawn names, in whatever style, also where it is broken. */
export const withdrawnIds = (list: string): Set<string> =>
  new Set([...list.matchAll(/\bid: *['"]?([a-z0-9-]+)/g)].map(([, id = '']) => id));
