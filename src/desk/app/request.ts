/** What is read from a request before anything is done with it. */
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LARGEST_PHOTO, MOST_PHOTOS } from '../../model/photo-limits.ts';
import type { PhotoEdit } from '../../intake/photo/photo-edit.ts';
import type { Desk } from './desk.ts';
import type { FormValues } from '../../intake/questions/fields.ts';
import { viewOf, type View } from '../page/layout.ts';
import { httpError } from './http-error.ts';
import { languageOf } from './language-of.ts';
import { networkOf } from './network.ts';

/** A posted file, on the disk until it was looked at. */
export interface PostedFile {
  field: string;
  /** As the sender calls it; only for the words of a refusal. */
  name: string;
  path: string;
  /** Larger than any photograph may be: the rest was not kept. */
  tooLarge: boolean;
  /** The network it came from, which turns are shared out by. */
  from: string;
  /** What the sender cut off and turned. */
  edit?: PhotoEdit;
  /** The upload it came with before the form. */
  upload?: string;
}

export interface Posted {
  values: FormValues;
  files: PostedFile[];
  /** The network it came from. */
  from: string;
}

const MOST_FIELDS = 300;
/** Bytes: a story of a hundred thousand Cyrillic letters. */
const LARGEST_FIELD = 200_000;
/** Letters of all texts of a form. */
const LARGEST_FORM = 1_000_000;
/** Values of one name: every award there is, twice. */
const MOST_VALUES = 100;

/** Bytes of a form whose length nobody said. */
const LARGEST_BODY = MOST_PHOTOS * LARGEST_PHOTO;

/** Limits of a multipart body, for `@fastify/multipart`. */
export const MULTIPART = {
  throwFileSizeLimit: false,
  limits: {
    fileSize: LARGEST_PHOTO + 1,
    files: MOST_PHOTOS,
    fields: MOST_FIELDS,
    fieldSize: LARGEST_FIELD,
    parts: MOST_FIELDS + MOST_PHOTOS,
    headerPairs: 50,
  },
};

/**
 * Reads a posted form. Files go to the disk as they come, so that many large ones at once need
 * no memory; they are removed when the request has been answered (`removeIncoming`).
 * @throws what `@fastify/multipart` throws for too many fields or a broken body; 413 for a text that
 * is too long.
 */
export async function readForm(
  request: FastifyRequest,
  desk: Desk,
  limits: typeof MULTIPART.limits = MULTIPART.limits,
): Promise<Posted> {
  const values: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  const files: PostedFile[] = [];
  const from = networkOf(request.ip);
  let letters = 0;
  const folder = path.join(desk.options.data, 'incoming', randomUUID());
  const add = (name: string, value: unknown): void => {
    if (typeof value !== 'string') return;
    const list = (values[name] ??= []);
    letters += name.length + value.length;
    const isTooMuch = letters > LARGEST_FORM || list.length >= MOST_VALUES;
    // Half a story would look like a whole one.
    if (isTooMuch || Buffer.byteLength(value) > LARGEST_FIELD)
      throw httpError(413, 'form too large');
    list.push(value);
  };
  if (!request.isMultipart()) {
    const fields = Object.entries((request.body ?? {}) as Record<string, unknown>);
    if (fields.length > MOST_FIELDS) throw httpError(413, 'form too large');
    for (const [name, value] of fields)
      for (const one of Array.isArray(value) ? value : [value]) add(name, one);
    return { values, files, from };
  }
  request.incoming = folder;
  await desk.space.promise(request, Number(request.headers['content-length'] ?? LARGEST_BODY));
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') {
        if (part.valueTruncated) throw httpError(413, 'text cut');
        add(part.fieldname, part.value);
      } else {
        const file = path.join(folder, String(files.length));
        await desk.space.check();
        await pipeline(part.file, createWriteStream(file, { mode: 0o600 }));
        const { truncated, bytesRead } = part.file;
        // A field that was left alone comes without a name; an empty photograph is told.
        if (bytesRead > 0 || (part.fieldname === 'photos' && part.filename))
          files.push({
            field: part.fieldname,
            name: part.filename.slice(-80),
            path: file,
            tooLarge: truncated,
            from,
          });
      }
    }
    return { values, files, from };
  } catch (error) {
    await removeIncoming(request, desk);
    throw isOurs(error) ? error : httpError(400, 'broken body');
  }
}

/** Removes the posted files of a request. */
export async function removeIncoming(request: FastifyRequest, desk: Desk): Promise<void> {
  const { incoming } = request;
  if (incoming) await rm(incoming, { recursive: true, force: true });
  desk.space.release(request);
}

/** A limit of the server or of the disk, rather than a body that is broken. */
const isOurs = (error: unknown): boolean =>
  error instanceof Error && ('statusCode' in error || 'errno' in error);

/** The last text of a name; empty when there is none. */
export const first = (values: FormValues, name: string): string => values[name]?.at(-1) ?? '';

/** What the pages of a request are made for. */
export const viewFor = (request: FastifyRequest, desk: Desk): View =>
  viewOf({
    archive: desk.archive,
    stage: desk.stage(),
    language: languageOf(request),
    address: request.url,
    session: request.deskSession ?? undefined,
  });

/** The number of a page of a list in a query, from 0. */
export const pageNumber = (text: unknown): number =>
  Math.max(0, Math.min(10_000, Math.trunc(Number(text)) || 0));

/** Answers with a cleaned photograph; without its hash there is none. */
export async function sendPhoto(
  reply: FastifyReply,
  { blobs }: Desk,
  clean: string | undefined,
): Promise<FastifyReply | void> {
  if (clean === undefined) return reply.callNotFound();
  return reply.type('image/jpeg').send(await blobs.read(clean));
}

/** Answers with a page. */
export const page = (reply: FastifyReply, text: string, status = 200): FastifyReply =>
  reply.code(status).type('text/html; charset=utf-8').send(text);
