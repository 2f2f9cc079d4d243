/** Telegram Desktop: `result.json` of one chat or of a whole account. */
import { z } from 'zod';
import {
  fileOf,
  membersWith,
  oneByOne,
  kindOf,
  type ChatFile,
  type ChatReader,
  type FileKind,
  type Message,
  type Unread,
} from '../message.ts';
import { withoutPositions } from '../position.ts';
import { maybe, parseJson, type ChatSource } from '../source.ts';

const richText = z.union([
  z.string(),
  z.array(z.union([z.string(), z.looseObject({ text: z.string().catch('') })])),
]);

/** One message; whatever else it is of, it says when and from whom. */
const message = z.looseObject({
  type: z.string().catch('unsupported'),
  date: z.string().catch(''),
  from: z.string().nullish().catch(null),
  from_id: z.union([z.string(), z.number()]).nullish().catch(null),
  text: richText.catch(''),
  photo: maybe(z.string()),
  file: maybe(z.string()),
  file_name: maybe(z.string()),
  media_type: maybe(z.string()),
  mime_type: maybe(z.string()),
});

const chat = z.looseObject({
  name: z.string().nullish().catch(null),
  id: maybe(z.union([z.string(), z.number()])),
  type: maybe(z.string()),
  messages: z.array(z.unknown()),
});
const chats = maybe(z.looseObject({ list: z.array(z.unknown()).catch([]) }));
const account = z.looseObject({
  personal_information: maybe(z.looseObject({ user_id: z.number().optional() })),
  chats,
  left_chats: chats,
});

export const telegram: ChatReader = {
  name: 'telegram',
  recognises: (source) => membersWith(source, /(?:^|\/)result[^/]*\.json$/i, isTelegram),
  read: oneByOne(readTelegram),
};

const isTelegram = (json: string): boolean => {
  const value = parseJson(json);
  return chat.safeParse(value).success || accountOf(value) !== undefined;
};

function accountOf(value: unknown): z.infer<typeof account> | undefined {
  const found = account.safeParse(value);
  return found.success && (found.data.chats || found.data.left_chats) ? found.data : undefined;
}

type Members = Pick<ChatSource, 'find'>;

/** @param members The files beside the text. */
export function readTelegram(json: string, members: Members, beside = ''): Message[] {
  const value = parseJson(json);
  const one = chat.safeParse(value);
  if (one.success) return readOne(one.data, { members, beside, owner: undefined, number: 0 });
  const whole = accountOf(value);
  const owner = whole?.personal_information?.user_id;
  const list = [...(whole?.chats?.list ?? []), ...(whole?.left_chats?.list ?? [])];
  return list.flatMap((item, number) => {
    const read = chat.safeParse(item);
    return read.success ? readOne(read.data, { members, beside, owner, number }) : [];
  });
}

interface Within {
  members: Members;
  beside: string;
  /** Whose account it is, where that is said. */
  owner: number | undefined;
  number: number;
}

function readOne({ messages, type, id, name }: z.infer<typeof chat>, within: Within): Message[] {
  const thread = `${within.beside} ${id ?? name ?? within.number}`;
  const isTalk = type === 'personal_chat' || type === 'bot_chat';
  let at = '';
  return messages.map((item, index): Message => {
    const { data } = message.safeParse(item);
    if (!data) return { thread, at, author: null, text: '', files: [], unread: 'unsupported' };
    at = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(data.date) ? data.date.slice(0, 16) : at;
    // Whoever has neither a number nor a name may be anybody.
    const sender = String(data.from_id ?? data.from ?? `? ${index}`);
    const isOwn = isTalk && within.owner !== undefined && sender === `user${within.owner}`;
    const unread = isOwn ? 'own' : unreadOf(data);
    const isMessage = data.type === 'message';
    return {
      thread,
      at,
      sender,
      author: isMessage ? (data.from ?? '') : null,
      text: unread ? '' : textOf(data),
      files: isMessage ? filesOf(data, within) : [],
      unread,
    };
  });
}

type Data = z.infer<typeof message>;

const UNREAD: readonly (readonly [string, Unread])[] = [
  ['poll', 'poll'],
  ['todo_list', 'poll'],
  ['location_information', 'position'],
  ['live_location_period_seconds', 'position'],
  ['contact_information', 'contact'],
  ['contact_vcard', 'contact'],
  ['game_title', 'unsupported'],
  ['invoice_information', 'unsupported'],
  ['giveaway_information', 'unsupported'],
];

function unreadOf(data: Data): Unread | undefined {
  if (data.type === 'service') return data['action'] === 'phone_call' ? 'call' : 'service';
  if (data.type !== 'message') return 'unsupported';
  return UNREAD.find(([key]) => data[key] !== undefined)?.[1];
}

function textOf({ text }: Data): string {
  const whole = (typeof text === 'string' ? [text] : text)
    .map((part) => (typeof part === 'string' ? part : part.text))
    .join('');
  return withoutPositions(whole);
}

const MEDIA: Record<string, FileKind> = {
  sticker: 'sticker',
  animation: 'video',
  video_file: 'video',
  video_message: 'video',
  voice_message: 'audio',
  audio_file: 'audio',
};

function filesOf(data: Data, { members, beside }: Within): ChatFile[] {
  const files = [
    [data.photo, 'picture'],
    [data.file, kindOfFile(data)],
  ] as const;
  return files.flatMap(([name, kind]) => {
    if (name === undefined) return [];
    // «(File not included…)» stands where a name would.
    const called = name.startsWith('(') ? (data.file_name ?? `№${String(data['id'])}`) : name;
    return [fileOf(called, members.find(name, beside), kind)];
  });
}

/** A picture sent «as a file» is a picture. */
function kindOfFile({
  media_type: media,
  mime_type: mime = '',
  file_name: name,
  file = '',
}: Data): FileKind {
  const known = media && MEDIA[media];
  if (known) return known;
  if (mime.startsWith('image/')) return 'picture';
  return mime.startsWith('video/') ? 'video' : kindOf(name ?? file);
}
