/** What only the pages given to a form's sender hold: its UUID alone, which the desk's people see, opens nothing. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Database } from '../store/database.ts';

/** The key of the form with that UUID. */
export const formKey = (db: Pick<Database, 'secret'>, id: string): string =>
  createHmac('sha256', db.secret('form')).update(id).digest('base64url');

/** Whether a posted key is that of the form; it takes as long for a wrong one as for the right one. */
export function isFormKey(db: Pick<Database, 'secret'>, id: string, key: unknown): boolean {
  const right = Buffer.from(formKey(db, id));
  const posted = Buffer.from(typeof key === 'string' ? key : '');
  return posted.length === right.length && timingSafeEqual(posted, right);
}
