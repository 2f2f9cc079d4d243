/** An entry as the form sends it, made fit for the archive or refused with every reason. */
import path from 'node:path';
import { readEntryText, writeEntryText } from '../entry-text.ts';
import { cleanPhoto } from '../../intake/photo/clean-photo.ts';
import { sayFindings } from '../../intake/draft/draft.ts';
import { latinWords } from '../../intake/draft/latin.ts';
import type { Translator } from '../../i18n/index.ts';
import type { Finding } from '../../model/problem.ts';
import { entryErrors } from '../../model/read-veteran.ts';
import { addressIn, type Address } from './address.ts';
import type { DraftFiles } from './drafts.ts';
import { placeIds, takenIds } from './ids.ts';
import { Refusal } from './refusal.ts';
import type { Params } from './request.ts';
import type { ActionContext } from './rights.ts';
import { readSent } from './sent.ts';

/**
 * Cleans the photographs, writes the text as the archive does, and judges both by its own rules.
 * @param from The commit that the entry goes on from.
 * @throws {Refusal} with all that is wrong, in the editor's language.
 */
export async function entryFiles(
  { repository, editor: { t } }: ActionContext,
  at: Address,
  from: string | null,
  { dataFiles: [sent], assets }: Params<'persistEntry'>,
): Promise<DraftFiles> {
  const files = from ? await repository.list(at.folder, from) : [];
  const bytes = await repository.readAll(files.map(({ blob }) => blob));
  const there = new Map(
    files.map(({ path: file }, index) => [
      file.slice(at.folder.length + 1),
      bytes[index] as Buffer,
    ]),
  );
  const earlier = there.get('index.md')?.toString('utf8') ?? '';
  if (!earlier && (await takenIds(repository)).has(at.id)) throw new Refusal(409, 'taken');
  const fresh = new Map(
    assets.map(({ path: file, content }) => [addressIn(file).file, Buffer.from(content, 'base64')]),
  );
  const data = readSent(sent?.raw ?? '', t, readEntryText);
  // Every photograph of the entry; others have no place in its folder.
  const photos = new Map<string, Uint8Array>();
  const findings: Finding[] = [];
  for (const photo of listOf(data['photos'])) {
    const sentName = path.posix.basename(photo.file);
    const name = photoFileName(sentName);
    const picture = fresh.get(sentName);
    const cleaned = picture && (await cleanPhoto(picture, sentName));
    if (cleaned && 'refused' in cleaned) findings.push(cleaned.refused);
    const kept = there.get(sentName);
    if (cleaned && 'photo' in cleaned) {
      photos.set(name, cleaned.photo.bytes);
      photo.file = name;
    } else if (kept) photos.set(sentName, kept);
    else if (there.has(name)) {
      // The form still has the name under which it sent the picture.
      photos.set(name, there.get(name) as Uint8Array);
      photo.file = name;
    }
  }
  const text = writeEntryText({ ...data, id: data['id'] ?? at.id }, earlier);
  findings.push(...(await entryErrors(at, text, photos, await placeIds(repository))));
  if (findings.length > 0) throw new Refusal(422, 'rules', { list: inWords(findings, t) });
  const remove = [...there.keys()].filter((name) => name !== 'index.md' && !photos.has(name));
  return {
    write: [...photos, ['index.md', text] as const].map(([name, content]) => ({
      path: `${at.folder}/${name}`,
      data: content,
    })),
    remove: remove.map((name) => `${at.folder}/${name}`),
  };
}

const listOf = (photos: unknown): { file: string }[] =>
  (Array.isArray(photos) ? photos : []).filter(
    (photo: unknown): photo is { file: string } =>
      typeof (photo as { file?: unknown } | null)?.file === 'string',
  );

/** A sender's file name in the archive's letters: the same name always gives the same. */
function photoFileName(name: string): string {
  const stem = latinWords(name.replace(/\.[^.]*$/, '').replaceAll('-', ' ')).join('-');
  return `${stem.slice(0, 60) || 'photo'}.jpg`;
}

const inWords = (findings: readonly Finding[], t: Translator): string =>
  sayFindings(findings, t)
    .map(({ label, message, advice }) => `${label ? `${label}: ` : ''}${message} ${advice}`)
    .join('\n');
