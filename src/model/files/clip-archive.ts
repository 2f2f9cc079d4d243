/** What a clip says besides the person: `clip.json`, from which pages draw a frame of a draft. */
import { z } from 'zod';
import { localizedText } from '../language.ts';
import { id } from '../veteran.ts';

export const clipArchiveSchema = z.strictObject({
  places: z.array(z.strictObject({ id, name: localizedText, horizon: z.string().optional() })),
  campaign: z.strictObject({ name: localizedText }),
});

export type ClipArchive = z.infer<typeof clipArchiveSchema>;
