/** What a draft says already, as an entry of the archive, for whatever is drawn of it meanwhile. */
import { cleanDraft, type RawDraft } from '../../intake/draft/draft.ts';
import { namesInOrder } from '../../model/name-order.ts';
import { salvage } from '../../model/salvage.ts';
import { schemaFindings } from '../../model/schema-findings.ts';
import { ID_PATTERN, veteranSchema, type VeteranFields } from '../../model/veteran.ts';

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
  const input = { ...written, ...folder };
  const parsed = veteranSchema.safeParse(input);
  if (parsed.success) return inOrder(parsed.data);
  const broken = schemaFindings(parsed.error, input, 'veteran').map(({ field }) => field);
  if (broken.some((field) => field === 'name' || field.startsWith('name.'))) return null;
  const saved = salvage(input, broken, folder)?.entry;
  return saved ? inOrder(saved) : null;
}

/** As the archive will show the name. */
const inOrder = (entry: VeteranFields): VeteranFields => ({
  ...entry,
  name: namesInOrder(entry.name, entry.familyName),
});
