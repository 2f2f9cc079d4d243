/** An entry as the form sends it, made fit for the archive or refused with every reason. */
import path from 'node:path';
import { readEntryText, writeEntryText } from '../entry-text.ts';
import { cleanPhoto } from '../../intake/photo/clean-photo.ts';
import { sayFindings, type RawDraft } from '../../intake/draft/draft.ts';
import { latinWords } from '../../intake/draft/latin.ts';
import type { Translator } from '../../i18n/index.ts';
import { LARGEST_TEXT } from '../../model/archive-files.ts';
import type { Finding } from '../../model/problem.ts';
import { entryErrors } from '../../model/read-veteran.ts';
import type { Address } from './address.ts';
import { Refusal } from './refusal.ts';

export interface Sent {
  text: string;
  /** File names as the form has them, with the bytes sent now. */
  assets: ReadonlyMap<string, Uint8Array>;
}

export interface EntryContext {
  /** The file as it is, empty for a new one. */
  earlier: string;
  /** Photographs that are there, by name. */
  photos: ReadonlyMap<string, Uint8Array>;
  placeIds: ReadonlySet<string>;
  t: Translator;
}

export interface Prepared {
  text: string;
  /** Every photograph of the entry; others have no place in its folder. */
  photos: Map<string, Uint8Array>;
}

/**
 * Cleans the photographs, writes the text as the archive does, and judges both by its own rules.
 * @throws {Refusal} with all that is wrong, in the editor's language.
 */
export async function prepareEntry(
  at: Address,
  sent: Sent,
  context: EntryContext,
): Promise<Prepared> {
  if (sent.text.length > LARGEST_TEXT) throw new Refusal(413, 'rules', { list: '' });
  const data = readData(sent.text, context.t);
  const photos = new Map<string, Uint8Array>();
  const findings: Finding[] = [];
  for (const photo of listOf(data['photos'])) {
    const sentName = path.posix.basename(photo.file);
    const name = photoFileName(sentName);
    const bytes = sent.assets.get(sentName);
    const cleaned = bytes && (await cleanPhoto(bytes, sentName));
    if (cleaned && 'refused' in cleaned) findings.push(cleaned.refused);
    const kept = context.photos.get(sentName);
    if (cleaned && 'photo' in cleaned) {
      photos.set(name, cleaned.photo.bytes);
      photo.file = name;
    } else if (kept) photos.set(sentName, kept);
    else if (context.photos.has(name)) {
      // The form still has the name under which it sent the picture.
      photos.set(name, context.photos.get(name) as Uint8Array);
      photo.file = name;
    }
  }
  const text = writeEntryText({ ...data, id: data['id'] ?? at.id }, context.earlier);
  findings.push(...(await entryErrors(at, text, photos, context.placeIds)));
  if (findings.length > 0) throw new Refusal(422, 'rules', { list: inWords(findings, context.t) });
  return { text, photos };
}

function readData(text: string, t: Translator): RawDraft {
  try {
    return readEntryText(text);
  } catch {
    throw new Refusal(422, 'rules', { list: t('cms.refuse.request') });
  }
}

const listOf = (photos: unknown): { file: string }[] =>
  (Array.isArray(photos) ? photos : []).filter(
    (photo: unknown): photo is { file: string } =>
      typeof (photo as { file?: unknown } | null)?.file === 'string',
  );

/** A sender's file name in the archive's letters: the same name always gives the same. */
export function photoFileName(given: string): string {
  const stem = latinWords(given.replace(/\.[^.]*$/, '').replaceAll('-', ' ')).join('-');
  return `${stem.slice(0, 60) || 'photo'}.jpg`;
}

const inWords = (findings: readonly Finding[], t: Translator): string =>
  sayFindings(findings, t)
    .map(({ label, message, advice }) => `${label ? `${label}: ` : ''}${message} ${advice}`)
    .join('\n');
