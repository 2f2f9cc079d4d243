/** `data/people.json`, the open data of the site: as far as our own programs read it. */
import { z } from 'zod';
import { veteranSchema } from '../veteran.ts';

const { id, place, name, deed, photos } = veteranSchema.shape;
const { role } = photos.unwrap().element.shape;

export const peopleSchema = z.object({
  version: z.literal(1),
  people: z.array(
    z.object({ id, place, name, deed, photos: z.array(z.object({ role })).optional() }),
  ),
});

export type ListedPerson = z.infer<typeof peopleSchema>['people'][number];
