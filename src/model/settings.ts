import { z } from 'zod';
import { localizedText } from './language.ts';
import { horizonLine } from './place.ts';
import { id } from './veteran.ts';

/** What keeps media: a folder of one's own server, S3-compatible storage, assets of GitHub releases. */
export const STORES = ['folder', 's3', 'github'] as const;

const media = z.strictObject({
  store: z.enum(STORES),
  /** A folder, the address of an S3 bucket, or `owner/name` of a repository. */
  location: z.string().trim().min(1),
  /** Where the store is served to the public, with a closing slash; GitHub tells its own. */
  address: z.url({ protocol: /^https?$/ }).optional(),
  /** Of an S3 bucket. */
  region: z.string().trim().min(1).default('auto'),
  /** Days that media nobody names any more stay before `npm run publish -- --prune` takes them. */
  grace: z.int().min(0).max(365).default(30),
});

export type MediaPlace = z.infer<typeof media>;

/** The archive's own settings: `content/archive.yaml`. */
export const settingsSchema = z.strictObject({
  name: localizedText,
  region: localizedText,
  /** Where `dist/` will be served, with a closing slash; feeds and cards need it. */
  address: z.url({ protocol: /^https?$/ }),
  /** The line of the region's horizon as SVG path data, as places have theirs; else a straight one. */
  horizon: horizonLine.optional(),
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
  /** Where clips, loops, bundles and prints lie when they are too large for the site's host. */
  media: media.optional(),
  /** How editors log in; without it the desk is asked. */
  cms: z
    .strictObject({
      backend: z.enum(['proxy', 'github', 'gitlab']),
      /** `owner/name` of the repository. */
      repository: z.string().trim().min(1).optional(),
      branch: z.string().trim().min(1).optional(),
      /** GitHub: the service that exchanges the login for a token. */
      loginAddress: z.url({ protocol: /^https?$/ }).optional(),
      /** GitLab: the id of the application that allows PKCE. */
      application: z.string().trim().min(1).optional(),
      /** Address of the API where it is not github.com or gitlab.com. */
      service: z.url({ protocol: /^https?$/ }).optional(),
    })
    .optional(),
  /** Terms under which the archive's data may be used. */
  licence: z.strictObject({ name: localizedText, url: z.url() }).optional(),
});

export type Settings = z.infer<typeof settingsSchema>;
