import type { Person } from '../data/people.ts';
import { FALLEN } from '../../../model/veteran.ts';

export const OPEN_FIELDS = [
  'portrait',
  'birthDate',
  'birthPlace',
  'callUp',
  'unit',
  'alive',
  'death',
  'fate',
  'deathPlace',
  'burial',
  'story',
] as const;
export type OpenField = (typeof OPEN_FIELDS)[number];

/** What nobody has told yet about a person: the dictionary's `site.open.<field>`. */
export function openFields({ veteran, portrait }: Person): OpenField[] {
  const served = ['front', 'partisan', 'medic', 'prisoner'].includes(veteran.category);
  const hasDied =
    FALLEN.includes(veteran.fate) || veteran.death !== undefined || veteran.burial !== undefined;
  const open: Record<OpenField, boolean> = {
    portrait: !portrait,
    birthDate: !veteran.birth?.date,
    birthPlace: !veteran.birth?.place,
    callUp: served && !veteran.callUp,
    unit: served && !veteran.units?.length,
    fate: veteran.fate === 'unknown' && !veteran.living,
    // Nobody is asked for the day somebody died who may be alive.
    alive: !veteran.living && !hasDied,
    death: hasDied && !veteran.death?.date,
    deathPlace: FALLEN.includes(veteran.fate) && !veteran.death?.place,
    burial: FALLEN.includes(veteran.fate) && !veteran.burial,
    story: Object.keys(veteran.story).length === 0,
  };
  return OPEN_FIELDS.filter((field) => open[field]);
}
