/** Decap folds objects only: what need not be filled in stands in objects of its own while it is edited. */
import type { RawDraft } from '../intake/draft/draft.ts';

const LIFE = ['familyName', 'otherNames', 'sex', 'birth', 'death', 'fate', 'living', 'burial'];
const SERVICE = ['callUp', 'rank', 'role', 'units', 'awards'];
/** Asked before the groups, or never. */
const OUTSIDE = ['name', 'category', 'consent', 'photos', 'deed', 'story', 'id', 'place'];

/** The groups with their fields; whatever no other has is in the last. */
export const groupsOf = (names: readonly string[]): Record<string, readonly string[]> => ({
  life: LIFE,
  service: SERVICE,
  rest: names.filter((name) => ![...LIFE, ...SERVICE, ...OUTSIDE].includes(name)),
});

/** An entry as the form has it. */
export function grouped(entry: RawDraft): RawDraft {
  const groups = Object.entries(groupsOf(Object.keys(entry)));
  const groupOf = (field: string): string | undefined =>
    groups.find(([, names]) => names.includes(field))?.[0];
  const form: RawDraft = {};
  for (const [field, value] of Object.entries(entry)) {
    const group = groupOf(field);
    if (group) form[group] = { ...(form[group] as RawDraft | undefined), [field]: value };
    else form[field] = value;
  }
  return form;
}

/** The entry of a form. */
export function ungrouped(form: RawDraft): RawDraft {
  const groups = Object.keys(groupsOf([]));
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) =>
      groups.includes(name) ? Object.entries((value ?? {}) as RawDraft) : [[name, value]],
    ),
  );
}
