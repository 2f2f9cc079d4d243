/** A chat's export as a list to complete: what a family has sent to the specialist's telephone. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import writeExcelFile from 'write-excel-file/node';
import { writeAtomically } from '../../base/files.ts';
import { openZip, type OpenZip } from '../../base/unzip.ts';
import { t } from '../../i18n/index.ts';
import type { Language } from '../../model/language.ts';
import type { Finding } from '../../model/problem.ts';
import { cleanPhoto, LARGEST_PHOTO } from '../clean-photo.ts';
import { draftsOf, type ChatDraft } from './drafts.ts';
import { readTelegram, readWhatsApp } from './messages.ts';

/** Bytes of a chat's text: years of a group. */
const LARGEST_CHAT = 20_000_000;
const WHATSAPP = /(?:^|\/)[^/]+\.txt$/i;
const TELEGRAM = /(?:^|\/)result\.json$/;

export interface OpenChat {
  drafts: ChatDraft[];
  /** @throws when the picture is not in the export or too large. */
  readPhoto(name: string): Promise<Uint8Array>;
  close(): void;
}

/** Opens an export; `null` when the ZIP holds no chat. @throws when it is no ZIP. */
export async function openChat(source: string | Buffer): Promise<OpenChat | null> {
  const zip = await openZip(source);
  const messages = await readMessages(zip);
  if (!messages) {
    zip.close();
    return null;
  }
  const byName = new Map(zip.members.map(({ name }) => [baseName(name), name]));
  return {
    drafts: draftsOf(messages),
    readPhoto: (name) => zip.read(byName.get(baseName(name)) ?? name, LARGEST_PHOTO),
    close: () => zip.close(),
  };
}

const baseName = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

async function readMessages(zip: OpenZip) {
  const names = zip.members.map(({ name }) => name);
  const json = names.find((name) => TELEGRAM.test(name));
  if (json) return readTelegram((await zip.read(json, LARGEST_CHAT)).toString('utf8'));
  const text = names.find((name) => WHATSAPP.test(name));
  return text && readWhatsApp((await zip.read(text, LARGEST_CHAT)).toString('utf8'));
}

/** Columns to fill, then those the chat filled; headings are the form's own labels. */
const EMPTY = ['name', 'birth.date', 'place', 'category', 'consent'] as const;

/**
 * Writes a folder with `people.xlsx` and the cleaned pictures: filled in, it is what the import takes.
 *
 * @param folder A new folder outside Git: the sender stands in the list.
 * @returns What could not be taken over.
 */
export async function writeChatList(
  { drafts, readPhoto }: OpenChat,
  folder: string,
  language: Language,
): Promise<Finding[]> {
  const say = t(language);
  const findings: Finding[] = [];
  const rows: (string | null)[][] = [];
  const photos = path.join(folder, 'photos');
  await mkdir(photos, { recursive: true, mode: 0o700 });
  for (const [index, draft] of drafts.entries()) {
    const names: string[] = [];
    for (const given of draft.photos) {
      const bytes = await readPhoto(given).catch(() => null);
      const params = { file: given };
      const cleaned = bytes
        ? await cleanPhoto(bytes, given)
        : { refused: { code: 'import-photo-absent', field: 'photos', params } };
      if ('refused' in cleaned) {
        findings.push(cleaned.refused);
        continue;
      }
      const name = `${index + 1}-${names.length + 1}.jpg`;
      await writeFile(path.join(photos, name), cleaned.photo.bytes, { mode: 0o600 });
      names.push(name);
    }
    rows.push([
      ...EMPTY.map(() => null),
      draft.story.kk ?? null,
      draft.story.ru ?? null,
      names.join('; ') || null,
      draft.contacts.join('\n') || null,
      draft.at.replace('T', ' '),
    ]);
  }
  const story = (name: Language): string =>
    `${say('field.veteran.story')} (${say(`field.language.${name}`)})`;
  const headings = [
    ...EMPTY.map((field) => say(`field.veteran.${field}`)),
    ...[story('kk'), story('ru'), say('field.veteran.photos')],
    ...[say('import.chat.sender'), say('import.chat.time')],
  ];
  await writeAtomically(path.join(folder, 'people.xlsx'), folder, (file) =>
    writeExcelFile([headings, ...rows]).toFile(file),
  );
  return findings;
}
