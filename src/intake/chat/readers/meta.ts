/** Instagram and Facebook: «Download your information» as JSON, also of end-to-end encrypted chats. */
import { z } from 'zod';
import {
  membersWith,
  type ChatFile,
  type ChatReader,
  type FileKind,
  type Message,
  type Unread,
} from '../message.ts';
import { positionIn, withoutPositions } from '../position.ts';
import { maybe, folderOf, parseJson, type ChatSource } from '../source.ts';
import { fileAt, localTime } from './meta-files.ts';
import { ownerOf, type Thread } from './meta-owner.ts';
import { isPosts, readPosts } from './meta-posts.ts';
import { readBack } from './meta-text.ts';

const text = z.string().transform(readBack);
const media = maybe(z.array(z.looseObject({ uri: text }).catch({ uri: '' })));

const message = z.looseObject({
  sender_name: maybe(text),
  senderName: maybe(text),
  timestamp_ms: maybe(z.number()),
  timestamp: maybe(z.number()),
  content: maybe(text),
  text: maybe(text),
  is_unsent: maybe(z.boolean()),
  isUnsent: maybe(z.boolean()),
  photos: media,
  videos: media,
  gifs: media,
  audio_files: media,
  files: media,
  media,
});

const thread = z.looseObject({
  title: maybe(text),
  threadName: maybe(text),
  participants: z
    .array(z.union([text, z.looseObject({ name: text }).transform(({ name }) => name)]).catch(''))
    .catch([]),
  messages: z.array(z.unknown()),
});

/** `messages/inbox/<thread>/message_1.json`, whatever folder the export's year put it in. */
const INBOX = /(?:^|\/)messages\/[^/]+\/[^/]+\/message_\d+\.json$/i;

export const meta: ChatReader = {
  name: 'meta',
  recognises: async (source) => {
    const found = source.names.filter((name) => INBOX.test(name) || isPosts(name));
    return found.length > 0 ? found : membersWith(source, /\.json$/i, isThread);
  },
  read: async (source, members) => {
    const texts = await Array.fromAsync(members, async (name) => {
      const value = parseJson(await source.text(name));
      return { name, value, part: thread.safeParse(value).data };
    });
    const parts = texts.flatMap(({ name, part }) => (part ? { name, ...part } : []));
    const threads = [...Map.groupBy(parts, ({ name }) => threadOf(name))].map(joined);
    const owner = await ownerOf(source, threads);
    const posts = texts.filter(({ name }) => isPosts(name));
    return {
      messages: [
        ...threads.flatMap((one) => messagesOf(one, owner, source)),
        ...posts.flatMap(({ name, value }) => readPosts(value, source, name)),
      ],
      notes: owner === undefined && threads.length > 0 ? ['import-chat-owner'] : [],
      folders: threads.map(({ id }) => id),
    };
  },
};

const threadOf = (name: string): string =>
  INBOX.test(name) ? folderOf(name) : name.replace(/(?:_\d+)?\.json$/i, '');

type Part = z.infer<typeof thread> & { name: string };

/** A conversation comes in several files. */
const joined = ([id, parts]: [string, Part[]]): Read => ({
  id,
  title: parts.map(titleOf).find(Boolean) ?? '',
  participants: [...new Set(parts.flatMap(({ participants }) => participants))],
  messages: parts.flatMap(({ name, messages }) => messages.map((item) => ({ item, beside: name }))),
});

const titleOf = ({ title, threadName }: Part): string =>
  title ?? threadName?.replace(/_\d{1,20}$/, '') ?? '';

interface Read extends Thread {
  id: string;
  messages: { item: unknown; beside: string }[];
}

/** The shape of an end-to-end encrypted conversation, or of an inbox's file brought alone. */
function isThread(json: string): boolean {
  const read = thread.safeParse(parseJson(json));
  if (!read.success || read.data.participants.length === 0) return false;
  const first = message.safeParse(read.data.messages[0]);
  return first.success && (first.data.sender_name ?? first.data.senderName) !== undefined;
}

function messagesOf(
  { id, messages }: Read,
  owner: string | undefined,
  source: ChatSource,
): Message[] {
  const read = messages.map(({ item, beside }) => {
    const { data } = message.safeParse(item);
    return { data, beside, ms: data?.timestamp_ms ?? data?.timestamp ?? 0 };
  });
  return read
    .toSorted((a, b) => a.ms - b.ms)
    .map(({ data, beside, ms }): Message => {
      const at = localTime(ms, source);
      if (!data)
        return { thread: id, at, author: null, text: '', files: [], unread: 'unsupported' };
      const author = data.sender_name ?? data.senderName ?? '';
      const files = filesOf(data, beside, source);
      const text = (data.content ?? data.text ?? '').trim();
      const unread = author === owner ? 'own' : unreadOf(data, text, files);
      const isRead = unread === undefined && !(files.length > 0 && isGenerated(text));
      return { thread: id, at, author, text: isRead ? withoutPositions(text) : '', files, unread };
    });
}

type Data = z.infer<typeof message>;

/** What the network writes in place of words. */
const GENERATED = [
  /^(?:\S{1,40} ){1,5}sent (?:an? |\d{1,3} )?(?:attachment|photo|live location|voice message|link|sticker|gif|video)/iu,
  /^(?:\S{1,40} ){1,5}отправил\p{L}{0,3}(?: \S{1,20}){0,3} (?:вложени|фото|видео|стикер|ссылк|публикаци)/iu,
  /(?:тіркеме|фото|сурет|бейне)\p{L}{0,5} жіберді/iu,
  /liked a message|reacted .{1,20} to your message|поставил\p{L}{0,3} ["«]?нравится|отреагировал/iu,
  /started an? (?:audio|video) (?:call|chat)|missed an? (?:audio|video) call|(?:audio|video) (?:call|chat) ended/iu,
  /named the group|added .{1,80} to the group|left the group|changed the (?:theme|group)/iu,
];
const LONGEST_GENERATED = 160;

const isGenerated = (text: string): boolean =>
  text.length <= LONGEST_GENERATED && GENERATED.some((pattern) => pattern.test(text));

function unreadOf(data: Data, text: string, files: readonly ChatFile[]): Unread | undefined {
  if (data.is_unsent || data.isUnsent) return 'deleted';
  if (data['call_duration'] !== undefined) return 'call';
  if (files.length > 0) return undefined;
  if (data['share'] !== undefined) return 'shared';
  if (data['type'] === 'placeholder') return 'unsupported';
  if (isGenerated(text)) return 'service';
  return text && text.split('\n').every((line) => positionIn(line) === 'only')
    ? 'position'
    : undefined;
}

const FILES: readonly (readonly [keyof Data, FileKind | undefined])[] = [
  ['photos', 'picture'],
  ['videos', 'video'],
  ['gifs', 'video'],
  ['audio_files', 'audio'],
  ['files', undefined],
  ['media', undefined],
];

function filesOf(data: Data, beside: string, source: ChatSource): ChatFile[] {
  const found = FILES.flatMap(([key, kind]) =>
    ((data[key] ?? []) as { uri: string }[]).map(({ uri }) => fileAt(source, uri, beside, kind)),
  );
  const sticker = z.looseObject({ uri: text }).safeParse(data['sticker']);
  return sticker.success ? [...found, { name: sticker.data.uri, kind: 'sticker' }] : found;
}
