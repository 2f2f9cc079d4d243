/** `dist/manifest.json`: every published file with its person, kind, size and hash. */
import { z } from 'zod';
import { LANGUAGES } from '../language.ts';

export const OUTPUT_KINDS = [
  'clip',
  'subtitles',
  'cover',
  'card',
  'page',
  'data',
  'asset',
  'photo',
  'playlist',
  'schedule',
  'player',
  'loop',
  'bundle',
  'caption',
  'print',
] as const;

const outputSchema = z.object({
  /** Id of the person it belongs to; `null` for what lists many or nobody. */
  person: z.string().nullable(),
  kind: z.enum(OUTPUT_KINDS),
  /** `landscape`, `square`, `led-<screen>`, `m3u`, `html` …; `null` where there is only one. */
  format: z.string().nullable(),
  language: z.enum(LANGUAGES).nullable(),
  /** Relative to `dist/`, with `/`. */
  path: z.string(),
  bytes: z.int().min(0),
  sha256: z.string(),
  /** Where it lies when that is not beside the site: in a published manifest. */
  url: z.string().exactOptional(),
});

export const manifestSchema = z.object({
  version: z.literal(1),
  outputs: z.array(outputSchema),
});

export type Manifest = z.infer<typeof manifestSchema>;
/** What a manifest says of a file. */
export type ManifestOutput = Manifest['outputs'][number];

/** What is asked of a manifest that an earlier version of the program may have written. */
export const earlierManifest = z.object({
  outputs: z.array(outputSchema.pick({ person: true, path: true, sha256: true })),
});
export type Earlier = z.infer<typeof earlierManifest>;

/** One file a line. */
export function manifestText(outputs: Manifest['outputs']): string {
  const lines = outputs.map((output) => JSON.stringify(output)).join(',\n');
  return `{"version":1,"outputs":[\n${lines}\n]}\n`;
}
