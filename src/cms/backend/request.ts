/** What Decap posts to its proxy backend, and nothing else is taken. */
import { z } from 'zod';
import { STATUSES } from './drafts.ts';

const text = z.string().max(2_000_000);
const name = z.string().max(300);
const entry = { collection: name, slug: name };
const asset = z.object({ path: name, content: z.string(), encoding: z.literal('base64') });
const options = z.object({ useWorkflow: z.boolean().optional(), status: z.string().optional() });

/** The requests, by their action; what else Decap sends along is not looked at. */
export const requestSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('info') }),
  act('entriesByFolder', { folder: name, extension: name }),
  act('entriesByFiles', { files: z.array(z.object({ path: name })).max(1000) }),
  act('getEntry', { path: name }),
  act('unpublishedEntries', {}),
  act('unpublishedEntry', {
    id: name.optional(),
    collection: name.optional(),
    slug: name.optional(),
  }),
  act('unpublishedEntryDataFile', { ...entry, path: name }),
  act('unpublishedEntryMediaFile', { ...entry, path: name }),
  act('deleteUnpublishedEntry', entry),
  act('persistEntry', {
    dataFiles: z
      .array(z.object({ path: name, newPath: name.optional(), slug: name, raw: text }))
      .length(1),
    assets: z.array(asset).max(50),
    options,
  }),
  act('updateUnpublishedEntryStatus', { ...entry, newStatus: z.enum(STATUSES) }),
  act('publishUnpublishedEntry', entry),
  act('getMedia', { mediaFolder: name }),
  act('getMediaFile', { path: name }),
  act('persistMedia', {}),
  act('deleteFile', { path: name }),
  act('deleteFiles', { paths: z.array(name).max(50) }),
  act('getDeployPreview', {}),
  act('proposeId', {
    name: z.unknown().optional(),
    familyName: z.unknown().optional(),
    birth: z.unknown().optional(),
  }),
]);

function act<A extends string, P extends z.ZodRawShape>(action: A, params: P) {
  return z.object({ action: z.literal(action), params: z.object(params) });
}

export type DecapRequest = z.infer<typeof requestSchema>;
export type Action = DecapRequest['action'];
export type Params<A extends Action> =
  Extract<DecapRequest, { action: A }> extends { params: infer P } ? P : Record<never, never>;
