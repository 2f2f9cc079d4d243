import { z } from 'zod';

/** A whole day: `2027-05-09`. */
export const day = z.iso.date({ error: 'date' });
