/** What a draft says already, as an entry of the archive, for whatever is drawn of it meanwhile. */
import { cleanDraft, type RawDraft } from '../../intake/draft/draft.ts';
import { judgeFields } from '../../model/judge-fields.ts';
import { namesInOrder } from '../../model/name-order.ts';
import { ID_PATTERN, type VeteranFields } from '../../model/veteran.ts';

const STAND_IN = 'draft';

/**
 * The fields that can be understood; those that cannot are left out, as if nobody had written them.
 *
 * @returns `null` as long as there is no name, without which nothing can be shown.
 */
export function entryOf(draft: RawDraft): VeteranFields | null {
  const { story: _, ...written } = cleanDraft(draft);
  const asId = (value: unknown): string =>
    typeof value === 'string' && ID_PATTERN.test(value) ? value : STAND_IN;
  const folder = { id: asId(written['id']), place: asId(written.place) };
  const context = { folder, placeIds: new Set<string>(), photos: new Map() };
  const { left, findings } = judgeFields({ ...written, ...folder }, context, []);
  if (!left || findings.some(({ field }) => /^name(?:\.|$)/.test(field))) return null;
  // As the archive will show the name.
  return { ...left, name: namesInOrder(left.name, left.familyName) };
}
