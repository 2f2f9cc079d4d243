/** VK: the archive of «Защита данных», pages of messages whose photographs are links. */
import { unescapeXml } from '../../../base/formats/xml.ts';
import type { ChatFile, ChatReader, FileKind, Message, Unread } from '../message.ts';
import { withoutPositions } from '../position.ts';
import { folderOf } from '../source.ts';

const PAGE = /(?:^|\/)messages\/[^/]+\/messages(\d+)\.html$/i;

export const vk: ChatReader = {
  name: 'vk',
  recognises: async ({ names }) => names.filter((name) => PAGE.test(name)),
  read: async (source, members) => {
    const messages: Message[] = [];
    for (const [thread, names] of Map.groupBy(members, folderOf)) {
      // The first page, and the first message of a page, is the newest.
      const found: Message[] = [];
      for (const name of names.toSorted((a, b) => numberOf(a) - numberOf(b)))
        found.push(...readVk(await source.text(name, 'windows-1251'), thread));
      messages.push(...found.toReversed());
    }
    return { messages, notes: ['import-chat-vk'] };
  },
};

const numberOf = (name: string): number => Number(PAGE.exec(name)?.[1] ?? 0);

const BEGIN = '<div class="message"';
const HEADER =
  /<div class="message__header">(?:<a [^>]{0,300}>([^<]{0,300})<\/a>|([^<,]{0,300})),\s*([^<]{0,100})/;
const MONTHS = ['янв', 'фев', 'мар', 'апр', 'мая', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];
const DATE = /(\d{1,2}) (\p{L}{3})\p{L}* (\d{4})(?: \p{L}+)? (\d{1,2}):(\d{2})/u;

/** Messages of a page in its order. */
export function readVk(html: string, thread: string): Message[] {
  return html
    .split(BEGIN)
    .slice(1)
    .flatMap((part): Message[] => {
      const header = HEADER.exec(part);
      if (!header) return [];
      const [whole, name, own, when = ''] = header;
      const after = part.slice(header.index + whole.length);
      const body = after.slice(after.indexOf('</div>') + '</div>'.length);
      const kludges = body.indexOf('<div class="kludges"');
      const files = attachmentsIn(kludges < 0 ? '' : body.slice(kludges));
      const text = withoutPositions(textOf(kludges < 0 ? body : body.slice(0, kludges)));
      const unread: Unread | undefined = name === undefined ? 'own' : unreadOf(text, files);
      const author = decode(name ?? own ?? '').trim();
      const known = files.flatMap(({ file }) => file ?? []);
      return [{ thread, at: timeOf(when), author, text, files: known, unread }];
    });
}

function timeOf(text: string): string {
  const [, day = '1', name = '', year = '1970', hour = '0', minute = '00'] = DATE.exec(text) ?? [];
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  const two = (value: string | number): string => String(value).padStart(2, '0');
  return `${year}-${two(month || 1)}-${two(day)}T${two(hour)}:${minute}`;
}

interface Attachment {
  what: string;
  file?: ChatFile;
}

const KINDS: readonly (readonly [RegExp, FileKind])[] = [
  [/фотограф/i, 'picture'],
  [/стикер|граффити/i, 'sticker'],
  [/видео/i, 'video'],
  [/аудио|голосов/i, 'audio'],
  [/файл|документ/i, 'document'],
];

function attachmentsIn(html: string): Attachment[] {
  return html
    .split('<div class="attachment__description">')
    .slice(1)
    .map((part): Attachment => {
      const what = decode(part.slice(0, Math.max(part.indexOf('<'), 0)));
      const link = decode(
        /class=["']attachment__link["'] href=["']([^"']{1,2000})["']/.exec(part)?.[1] ?? '',
      );
      const kind = KINDS.find(([pattern]) => pattern.test(what))?.[1];
      return kind ? { what, file: { name: link || what, kind, absent: 'link' } } : { what };
    });
}

function unreadOf(text: string, attachments: readonly Attachment[]): Unread | undefined {
  if (text) return undefined;
  if (attachments.some(({ what }) => /карт|местополож|геопоз/i.test(what))) return 'position';
  if (attachments.some(({ what }) => /опрос/i.test(what))) return 'poll';
  if (attachments.some(({ what }) => /звонок/i.test(what))) return 'call';
  return attachments.length > 0 && attachments.every(({ file }) => !file) ? 'shared' : undefined;
}

const textOf = (html: string): string =>
  decode(html.replace(/<br\s*\/?>/gi, '\n').replace(/<[^<>]*>/g, ''))
    .replace(/[^\S\n]+/g, ' ')
    .trim();

/** Kazakh letters, which Windows-1251 does not have, come as numbers. */
const decode = (text: string): string => unescapeXml(text.replaceAll('&nbsp;', ' '));
