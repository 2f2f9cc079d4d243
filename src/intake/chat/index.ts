/** A chat's export, opened: who sent which pictures, and what became of everything else. */
import { TooBigError } from '../../base/formats/unzip.ts';
import { fault, warning, type Finding } from '../../model/problem.ts';
import { LARGEST_PHOTO } from '../../model/photo-limits.ts';
import { draftsOf, type ChatDraft, type Drafted, type Left } from './drafts.ts';
import { kindOf, type ChatReader, type Message } from './message.ts';
import { READERS } from './readers/index.ts';
import { openSource, type ChatSource } from './source.ts';

export interface OpenChat extends Pick<Drafted, 'left' | 'messages' | 'pictures'> {
  drafts: ChatDraft[];
  /** What somebody should know of the whole. */
  notes: Finding[];
  /** @throws when the picture is not in the export or too large. */
  readPhoto(name: string): Promise<Uint8Array>;
  close(): void;
}

/**
 * Opens an export; `null` when it holds no chat, `refused` when nothing can be taken from it and why.
 * @param timeZone Of the archive's campaign.
 * @throws when it is neither a ZIP nor a text.
 */
export async function openChat(
  file: string | Buffer,
  timeZone: string,
): Promise<OpenChat | { refused: Finding } | null> {
  const source = await openSource(file, timeZone);
  try {
    const read = await readAll(source);
    if (read === null || 'refused' in read) source.close();
    return read;
  } catch (error) {
    source.close();
    if (!(error instanceof TooBigError)) throw error;
    return { refused: fault('import-chat-too-big', '') };
  }
}

async function readAll(source: ChatSource): Promise<OpenChat | { refused: Finding } | null> {
  const messages: Message[] = [];
  const notes = new Set<string>();
  const folders: string[] = [];
  let known: ChatReader | undefined;
  for (const reader of READERS) {
    const members = await reader.recognises(source);
    if (members.length === 0) continue;
    known ??= reader;
    const read = await reader.read(source, members);
    messages.push(...read.messages);
    folders.push(...(read.folders ?? []));
    for (const note of read.notes ?? []) notes.add(note);
  }
  if (!known) return null;
  const [first] = notes;
  if (messages.length === 0 && first) return { refused: fault(first, '') };
  const files = messages.flatMap((message) => message.files);
  const isBare = files.every(({ kind, absent }) => absent === 'omitted' || kind !== 'picture');
  if (isBare && files.some(({ absent }) => absent === 'omitted'))
    return { refused: fault(`import-chat-media-${known.name}`, '') };
  await readTexts(source, messages);
  const drafted = draftsOf(messages);
  const spare = spareOf(source, messages, folders);
  return {
    ...drafted,
    left: [...drafted.left, ...spare],
    pictures: drafted.pictures + spare.length,
    notes: [...notes].map((code) => warning(code, '')),
    readPhoto: (name) => source.read(name, LARGEST_PHOTO),
    close: () => source.close(),
  };
}

/** Letters of a text that is offered; a story is no book. */
const LONGEST_TEXT = 20_000;

/** A story may come as a file of text beside the picture. */
async function readTexts(source: ChatSource, messages: readonly Message[]): Promise<void> {
  for (const file of messages.flatMap((message) => message.files))
    if (!file.absent && /\.txt$/i.test(file.name)) {
      const text = await source.text(file.name).catch(() => '');
      const isUtf8 = !text.includes('\uFFFD');
      file.text = (isUtf8 ? text : await source.text(file.name, 'windows-1251')).slice(
        0,
        LONGEST_TEXT,
      );
    }
}

/** Small copies that Telegram makes, and what pages are made of. */
const FURNITURE = /_thumb\.jpe?g$|(?:^|\/)(?:css|js|images|profile_pictures|userpics|stickers)\//i;

/** Pictures that lie beside the chats and that no message speaks of. */
function spareOf(
  { names }: ChatSource,
  messages: readonly Message[],
  folders: readonly string[],
): Left[] {
  const named = new Set(messages.flatMap(({ files }) => files.map(({ name }) => name)));
  return names
    .filter(
      (name) =>
        !named.has(name) &&
        folders.some((folder) => name.startsWith(folder)) &&
        kindOf(name) === 'picture' &&
        !FURNITURE.test(name),
    )
    .map((name) => ({ at: '', what: name, reason: 'unnamed' }));
}
