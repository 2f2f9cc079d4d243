/** What Decap posts to its proxy backend, and nothing else is taken. */
import { z } from 'zod';
import { inEach } from '../../model/language.ts';
import { STATUSES } from './drafts.ts';

const text = z.string().max(2_000_000);
const name = z.string().max(300);
const entry = { collection: name, slug: name };
const asset = z.object({ path: name, content: z.string(), encoding: z.literal('base64') });
const options = z.object({ useWorkflow: z.boolean().optional(), status: z.string().optional() });

const written = z.string().optional().catch(undefined);

/** The requests, by their action; what else Decap sends along is not looked at. */
export const requestSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('info') }),
  actionOf('entriesByFolder', { folder: name, extension: name }),
  actionOf('entriesByFiles', { files: z.array(z.object({ path: name })).max(1000) }),
  actionOf('getEntry', { path: name }),
  actionOf('unpublishedEntries', {}),
  actionOf('unpublishedEntry', {
    id: name.optional(),
    collection: name.optional(),
    slug: name.optional(),
  }),
  actionOf('unpublishedEntryDataFile', { ...entry, path: name }),
  actionOf('unpublishedEntryMediaFile', { ...entry, path: name }),
  actionOf('deleteUnpublishedEntry', entry),
  actionOf('persistEntry', {
    dataFiles: z
      .array(z.object({ path: name, newPath: name.optional(), slug: name, raw: text }))
      .length(1),
    assets: z.array(asset).max(50),
    options,
  }),
  actionOf('updateUnpublishedEntryStatus', { ...entry, newStatus: z.enum(STATUSES) }),
  actionOf('publishUnpublishedEntry', entry),
  actionOf('getMedia', { mediaFolder: name }),
  actionOf('getMediaFile', { path: name }),
  actionOf('persistMedia', {}),
  actionOf('deleteFile', { path: name }),
  actionOf('deleteFiles', { paths: z.array(name).max(50) }),
  actionOf('getDeployPreview', {}),
  actionOf('proposeId', {
    name: unfinished(inEach(written)),
    familyName: unfinished(inEach(written)),
    birth: unfinished({ date: written }),
  }),
]);

/** What a form holds while it is filled in: whatever is no text is not there yet. */
function unfinished<P extends z.ZodRawShape>(fields: P) {
  return z.object(fields).optional().catch(undefined);
}

function actionOf<A extends string, P extends z.ZodRawShape>(action: A, params: P) {
  return z.object({ action: z.literal(action), params: z.object(params) });
}

export type DecapRequest = z.infer<typeof requestSchema>;
export type Action = DecapRequest['action'];
export type Params<A extends Action> =
  Extract<DecapRequest, { action: A }> extends { params: infer P } ? P : Record<never, never>;
