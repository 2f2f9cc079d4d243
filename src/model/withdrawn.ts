import { z } from 'zod';
import { day } from './day.ts';
import { id } from './veteran.ts';

/** Who has been taken out of the archive and since when: `content/withdrawn.yaml`, may be absent. */
export const withdrawnSchema = z.array(z.strictObject({ id, since: day }));
