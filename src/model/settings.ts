import { z } from 'zod';
import { localizedText } from './language.ts';
import { id } from './veteran.ts';

/** The archive's own settings: `content/archive.yaml`. */
export const settingsSchema = z.strictObject({
  name: localizedText,
  region: localizedText,
  /** Where `dist/` will be served, with a closing slash; feeds and cards need it. */
  address: z.url({ protocol: /^https?$/ }),
  /** The campaign that is built unless another is asked for. */
  campaign: id,
  /** Where to write about a correction or withdrawal: an office's contact, never a private one. */
  contact: z.string().trim().min(1),
  /** Where the form that collects data is, with a closing slash; without it the contact is shown. */
  desk: z.url({ protocol: /^https?$/ }).optional(),
  /** What is printed besides placards, certificates, plates and books. */
  print: z
    .strictObject({
      /** Placards and posters for a printing house too, with bleed and crop marks. */
      bleed: z.boolean().optional(),
      /** Street posters, A2. */
      posters: z.boolean().optional(),
    })
    .optional(),
  /** Terms under which the archive's data may be used. */
  licence: z.strictObject({ name: localizedText, url: z.url() }).optional(),
});

export type Settings = z.infer<typeof settingsSchema>;
