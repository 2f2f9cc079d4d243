/** Challenges of the proof of work that were used: each is worth one sending. */
import type { Database } from './database.ts';

/** @returns Whether it was not used before. */
export const useChallenge = (db: Database, id: string, expires: number): boolean =>
  db.run('INSERT INTO challenge VALUES (?, ?) ON CONFLICT DO NOTHING', id, expires) === 1;
