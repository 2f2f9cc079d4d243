/** Who may do what at the desk, and give it to whom. */
import { covers, isWithin } from './places.ts';
import { ROLES, type Invitation, type Person } from './staff.ts';

/** Who may do what: `all` of the role, in the person's places. */
const ALLOWED = {
  specialist: ['see', 'edit', 'approve', 'return'],
  editor: ['see', 'edit', 'approve', 'return', 'screen', 'block', 'withdraw'],
  region: ['see', 'edit', 'approve', 'return', 'screen', 'block', 'withdraw', 'people', 'counts'],
} as const;

export type Right = (typeof ALLOWED)['region'][number];

/** Whether somebody may give that: nobody gives more than they have. */
export const mayGrant = (
  person: Person,
  { role, places }: Pick<Invitation, 'role' | 'places'>,
): boolean =>
  may(person, 'people') &&
  ROLES.indexOf(role) <= ROLES.indexOf(person.role) &&
  isWithin(places, person.places);

/** Whether somebody of the desk is for that person to manage. */
export const mayManage = (person: Person, other: Person): boolean =>
  other.id !== person.id && mayGrant(person, other);

/** Whether somebody may do that, in that place if it is about one. */
export function may(person: Person, right: Right, place?: string | null): boolean {
  const rights: readonly Right[] = ALLOWED[person.role];
  return rights.includes(right) && (place === undefined || covers(person.places, place));
}
