/** What all exports of chats have in common once they are read. */
import { folderOf, type ChatSource } from './source.ts';

export type FileKind = 'picture' | 'sticker' | 'video' | 'audio' | 'document' | 'contact' | 'media';

export interface ChatFile {
  /** The member of the export; what the chat calls it where there is none. */
  name: string;
  /** `media`: left out of the export, so that nobody knows what it was. */
  kind: FileKind;
  /** Why the export does not hold it. */
  absent?: 'omitted' | 'link';
  /** What a text that was sent as a file says. */
  text?: string;
}

/** Why the words of a message are nobody's story. */
export type Unread =
  | 'service'
  | 'deleted'
  | 'own'
  | 'unsupported'
  | 'poll'
  | 'position'
  | 'contact'
  | 'call'
  | 'shared';

export interface Message {
  /** Which conversation of the export it is of. */
  thread: string;
  /** As the sender's telephone showed it: `2027-04-09T18:05`. */
  at: string;
  /** A name or number (empty for a deleted account); nobody's for what the messenger itself says. */
  author: string | null;
  /** Tells apart senders without a name. */
  sender?: string;
  text: string;
  files: ChatFile[];
  unread?: Unread | undefined;
}

export interface ReadChat {
  /** Of each thread the oldest first. */
  messages: Message[];
  /** What somebody should know of the whole: a code of the dictionary, `problem.<code>`. */
  notes?: string[];
  /** Beginnings of the names of members that belong to the chats. */
  folders?: string[];
}

/** An export of one messenger: how it is known, and how it is read. */
export interface ChatReader {
  /** Also the end of `problem.import-chat-media-<name>`: how to export with the pictures. */
  name: string;
  /** The members that are its chats; none when the export is another's. */
  recognises(source: ChatSource): Promise<string[]>;
  /** @throws {TooBigError} when a chat is larger than years of a group. */
  read(source: ChatSource, members: readonly string[]): Promise<ReadChat>;
}

const KINDS: readonly (readonly [FileKind, RegExp])[] = [
  ['sticker', /(?:^|[/-])(?:STK|STICKER)-|\.(?:tgs|was)$/i],
  ['picture', /\.(?:jpe?g|jpe|jfif|png|webp|hei[cf]s?|hif|tiff?|bmp|dib|avif|gif)$/i],
  ['video', /\.(?:mp4|m4v|mov|3gpp?|avi|mkv|webm|wmv)$/i],
  ['audio', /\.(?:opus|ogg|oga|m4a|mp3|aac|amr|wav|caf)$/i],
  ['contact', /\.vcf$/i],
];

/** What a file is by its name. */
export const kindOf = (name: string): FileKind =>
  KINDS.find(([, pattern]) => pattern.test(name))?.[0] ?? 'document';

/** A file by the member of the export that holds it; what the chat calls it where there is none. */
export const fileOf = (
  name: string,
  member: string | undefined,
  kind = kindOf(member ?? name),
): ChatFile => (member ? { name: member, kind } : { name, kind, absent: 'omitted' });

/** The members of such a name whose text is a chat's. */
export async function membersWith(
  { names, text }: Pick<ChatSource, 'names' | 'text'>,
  name: RegExp,
  isChat: (text: string) => boolean,
): Promise<string[]> {
  const found: string[] = [];
  for (const one of names) if (name.test(one) && isChat(await text(one))) found.push(one);
  return found;
}

/** Reads members one after the other, each of which holds chats of its own. */
export const oneByOne =
  (read: (text: string, source: ChatSource, name: string) => Message[]): ChatReader['read'] =>
  async (source, members) => {
    const messages = await Array.fromAsync(members, async (name) =>
      read(await source.text(name), source, name),
    );
    return { messages: messages.flat(), folders: members.map(folderOf) };
  };
