/** WhatsApp: `_chat.txt` of an iPhone, `WhatsApp Chat with ….txt` of Android. */
import {
  fileOf,
  membersWith,
  oneByOne,
  type ChatFile,
  type ChatReader,
  type Message,
} from '../message.ts';
import { withoutPositions } from '../position.ts';
import { type ChatSource } from '../source.ts';
import { headsOf, isExport, SPACES } from './whatsapp-lines.ts';
import {
  ATTACHED,
  isOmitted,
  MARKS,
  PICTURE_WORD,
  unreadOf,
  withoutMarks,
} from './whatsapp-words.ts';

export const whatsapp: ChatReader = {
  name: 'whatsapp',
  recognises: ({ names, text }) =>
    membersWith({ names, text: (name) => text(name).catch(() => '') }, /\.txt$/i, isExport),
  read: oneByOne(readWhatsApp),
};

type Members = Pick<ChatSource, 'find'>;

/** @param members The files beside the text: a name is a file's where there is one of that name. */
export function readWhatsApp(text: string, members: Members, thread = ''): Message[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(SPACES, ' ')
    .split(/\r\n|\r|\n/);
  const heads = headsOf(lines);
  return heads.map(({ line, rest, at }, index) => {
    const end = heads[index + 1]?.line ?? lines.length;
    const [author, first] = authorOf(rest);
    const body = [first, ...lines.slice(line + 1, end)].join('\n').trimEnd();
    const when = new Date(at * 60_000).toISOString().slice(0, 16);
    return author === null
      ? { thread, at: when, author, text: body.replace(MARKS, ''), files: [], unread: 'service' }
      : { thread, at: when, author, ...read(body, members, thread) };
  });
}

/** «Айгүл изменила тему на «Акция: …»»: a quotation that has a colon in it. */
const CHANGED =
  /(?:создал|измен|сменил|добавил|created|changed|added|құрды|өзгерт|қосты)[^«"“]{0,80}[«"“][^»"”]{0,100}$/iu;

/** The name before the first colon; none where the messenger speaks. */
function authorOf(rest: string): [author: string | null, text: string] {
  const colon = rest.search(/:(?: |$)/);
  if (colon <= 0 || colon > 120) return [null, rest];
  const author = rest.slice(0, colon).replace(MARKS, '').replace(/^~\s*/, '').trim();
  if (CHANGED.test(author)) return [null, rest];
  return [author || null, rest.slice(colon + 1).replace(/^ /, '')];
}

type Body = Pick<Message, 'text' | 'files' | 'unread'>;

function read(body: string, members: Members, beside: string): Body {
  const files: ChatFile[] = [];
  const lines: string[] = [];
  for (const line of body.split('\n')) {
    const { file, text } = attachedIn(line, members, beside);
    if (file) files.push(file);
    if (text || !file) lines.push(text);
  }
  const whole = lines.join('\n').trim();
  const plain = withoutMarks(whole);
  const unread = files.length > 0 ? undefined : unreadOf(plain, /^[\u200E\u200F]/u.test(whole));
  // Where somebody is never stands in a story.
  const text = withoutPositions(plain);
  const isPosition = text !== plain && (unread ?? (text === '' && files.length === 0));
  return { text, files, unread: isPosition ? 'position' : unread };
}

const IPHONE = /([\u200E\u200F]{0,2})<([^<>:\n]{2,40}): ?([^<>\n]{1,255})>\s{0,9}$/u;
const ANDROID = /^[\u200E\u200F]{0,2}(.{1,255}) [(<]([^()<>\n]{3,40})[)>]\s{0,9}$/u;
const NAMED = /\.[\p{L}\d]{2,5}$/u;
/** What iPhones write before a document: «Наградной лист.pdf • ‎2 страницы». */
const DOCUMENT = /^[\u200E\u200F]{0,2}[^\n]{1,255}?\.[\p{L}\d]{2,5}(?: • [^\n]{0,40})?$/u;

/** The file of a line, and what was written before it. */
function attachedIn(
  line: string,
  members: Members,
  beside: string,
): { file?: ChatFile; text: string } {
  const iphone = IPHONE.exec(line);
  if (iphone) {
    const [whole, mark, note = '', name = ''] = iphone;
    const member = members.find(name.trim(), beside);
    if (member || mark || ATTACHED.test(note)) {
      const before = line.slice(0, line.length - whole.length).trim();
      const text = isNameOf(before, name) ? '' : before;
      return { file: fileOf(name.trim(), member), text };
    }
  }
  const android = ANDROID.exec(line);
  if (android) {
    const [, name = '', note = ''] = android;
    const member = members.find(name, beside);
    if (member || (ATTACHED.test(note) && NAMED.test(name)))
      return { file: fileOf(name, member), text: '' };
  }
  return omittedIn(line);
}

/** Before a document stands its name; that is no caption. */
function isNameOf(before: string, name: string): boolean {
  const text = before.replace(MARKS, '').trim();
  const own = name.trim().replace(/^\d{6,}-/, '');
  if (text === own || text === own.replace(NAMED, '')) return true;
  return text.startsWith(own.replace(NAMED, '')) && DOCUMENT.test(before);
}

function omittedIn(line: string): { file?: ChatFile; text: string } {
  const whole = line.trim();
  if (isOmitted(whole, false) && !/^<[^<>]*(?:edit|измен|өзгер|өңде)/iu.test(whole))
    return absent(whole, '');
  const at = whole.lastIndexOf('\u200E');
  const mark = at < 0 ? '' : whole.slice(at + 1).trim();
  if (mark && isOmitted(mark, true)) return absent(mark, whole.slice(0, at).trim());
  return { text: line };
}

const absent = (mark: string, before: string): { file: ChatFile; text: string } => ({
  file: { name: mark, kind: PICTURE_WORD.test(mark) ? 'picture' : 'media', absent: 'omitted' },
  text: before,
});
