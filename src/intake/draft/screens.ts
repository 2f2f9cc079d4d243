/** What the street screens show of an entry, and whether a change alters it. */
import { isDeepStrictEqual } from 'node:util';
import type { RawDraft } from './draft.ts';
import { setAt, valueAt } from '../../model/at-path.ts';
import { fieldsOf } from '../../model/fields.ts';

/** What no screen shows; what is not named here is taken for shown. */
const UNSHOWN = [
  'story',
  ...fieldsOf('veteran').flatMap(({ path, facts }) => (facts.offScreen ? [path] : [])),
];

/** Whether screens would show something else. Photographs of one name are compared by the caller. */
export const changesScreens = (before: RawDraft, after: RawDraft): boolean =>
  !isDeepStrictEqual(shownOf(before), shownOf(after));

function shownOf(entry: RawDraft): RawDraft {
  const shown = structuredClone(entry);
  for (const path of UNSHOWN) if (valueAt(shown, path) !== undefined) setAt(shown, path, undefined);
  return JSON.parse(JSON.stringify(shown)) as RawDraft;
}
