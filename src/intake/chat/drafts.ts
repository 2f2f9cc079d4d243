/** Messages that bring pictures, as drafts that somebody completes; and what became of every other. */
import type { LocalizedText } from '../../model/language.ts';
import { warning, type Finding } from '../../model/problem.ts';
import { cleanText } from '../draft/draft.ts';
import type { ChatFile, Message } from './message.ts';
import { partPrivate, withoutPrivate } from './part-private.ts';
import { baseOf } from './source.ts';
import { blocksOf, pictures, type Block } from './runs.ts';

export interface ChatDraft {
  at: string;
  /** What was written beside the pictures: words as they stand, no fact is guessed of them. */
  story: LocalizedText;
  /** Names of pictures in the export. */
  photos: string[];
  /** The sender, and every number and address that was written: never in an entry. */
  contacts: string[];
  /** What only somebody who knows the family can decide. */
  questions: Finding[];
}

/** What was not taken: a file or the words of a message, and why. */
export interface Left {
  at: string;
  what: string;
  /** Key `import.chat.left.<reason>`. */
  reason: string;
}

export interface Drafted {
  drafts: ChatDraft[];
  left: Left[];
  /** Messages by what became of them; pictures that messages speak of. */
  messages: { total: number; drafted: number; offered: number; left: number };
  pictures: number;
}

const KAZAKH = /[әғқңөұүһі]/iu;
/** Files that a person may be told of in. */
const PAPERS = new Set(['document', 'audio', 'video']);
/** Words that speak of what a family allows or does not, or where it shall be shown. */
const CONSENT =
  /соглас|разреш|не против|возраж|запрещ|публик|не (?:показыв|выклад|выстав|размещ|надо)|экран|сайт|келіс[еіп]|рұқсат|қарсы(?:мыз|мын)|жариялам|жариялауға|(?:көрсет|шығар|сал)[пм][аеы]|consent|permission|agree|publish|(?:not|n[’']t) (?:show|post)/iu;

/** Whether a message is none of a family's, or holds nothing that can be taken. */
const isUnread = ({ author, unread, files }: Message): boolean =>
  author === null ||
  unread === 'own' ||
  unread === 'deleted' ||
  (unread !== undefined && files.length === 0);

export function draftsOf(messages: readonly Message[]): Drafted {
  const left = messages.filter(isUnread).flatMap(leftOf);
  const senders = Map.groupBy(
    messages.filter((message) => !isUnread(message)),
    ({ thread, sender, author }) => JSON.stringify([thread, sender || author]),
  );
  const blocks: Block[] = [];
  for (const own of senders.values()) {
    const found = blocksOf(own);
    blocks.push(...found.blocks);
    left.push(...found.loose.flatMap(leftOf));
  }
  const place = new Map(messages.map((message, index) => [message, index]));
  const order = ({ messages: [first] }: Block): number => (first && place.get(first)) ?? 0;
  blocks.sort((a, b) => order(a) - order(b));
  const inDrafts = new Set(blocks.flatMap((block) => block.messages));
  const offered = new Set(
    blocks.flatMap((block) => block.offered).filter((one) => !inDrafts.has(one)),
  );
  for (const message of [...inDrafts, ...offered]) left.push(...filesLeft(message));
  const drafted = [...inDrafts].filter(isUsed).length;
  return {
    drafts: blocks.map(draftOf),
    left: left.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    messages: {
      total: messages.length,
      drafted,
      offered: offered.size,
      left: messages.length - drafted - offered.size,
    },
    pictures: countPictures(messages),
  };
}

/** One that several messages bring is one. */
function countPictures(messages: readonly Message[]): number {
  const all = messages.flatMap(({ files }) => files.filter(({ kind }) => kind === 'picture'));
  const there = all.filter(({ absent }) => !absent);
  return new Set(there.map(({ name }) => name)).size + all.length - there.length;
}

/** Whether anything of a message stands with a draft: words, or a picture that is there. */
const isUsed = (message: Message): boolean =>
  message.text !== '' ||
  message.files.some(({ text }) => text) ||
  pictures(message).some(({ absent }) => absent === undefined);

/** A message of which nothing was taken. */
function leftOf(message: Message): Left[] {
  const { at, text, files, unread } = message;
  const own = files.map(({ name, kind, absent }) => ({
    at,
    what: shortName(name),
    reason: unread ?? absent ?? kind,
  }));
  if (own.length > 0 && !text) return own;
  return [...own, { at, what: shorten(text), reason: unread ?? 'words' }];
}

/** Files beside the pictures of a message that was taken, and pictures that are not there. */
const filesLeft = ({ at, files }: Message): Left[] =>
  files
    .filter(({ kind, absent }) => absent || kind !== 'picture')
    .map(({ name, kind, absent }) => ({ at, what: shortName(name), reason: absent ?? kind }));

const shortName = (name: string): string => (/^https?:/.test(name) ? name : baseOf(name));

/** The beginning of a text in one line, without anybody's number. */
function shorten(text: string): string {
  const line = withoutPrivate(cleanText(text)).replace(/\s+/g, ' ') || '…';
  return line.length > 80 ? `${line.slice(0, 80).trimEnd()}…` : line;
}

const linesOf = (messages: readonly Message[]): string[] =>
  messages.flatMap(({ text }) => cleanText(text).split('\n')).filter(Boolean);

function draftOf(block: Block): ChatDraft {
  const [first] = block.messages;
  const { lines, contacts, cut } = partPrivate(linesOf(block.messages));
  const own = lines.join('\n\n');
  const files = block.messages.flatMap(pictures);
  const later = partPrivate(linesOf(block.offered));
  return {
    at: first?.at ?? '',
    story: own ? { [KAZAKH.test(own) ? 'kk' : 'ru']: own } : {},
    photos: [...new Set(files.filter(({ absent }) => !absent).map(({ name }) => name))],
    contacts: [first?.author ?? '', ...contacts, ...later.contacts].filter(Boolean),
    questions: questionsOf(block, files, { lines: [...lines, ...later.lines], cut }),
  };
}

function questionsOf(
  block: Block,
  files: readonly ChatFile[],
  { lines, cut }: { lines: readonly string[]; cut: number },
): Finding[] {
  const links = files.filter(({ absent }) => absent === 'link').map(({ name }) => name);
  const missing = files
    .filter(({ absent }) => absent === 'omitted')
    .map(({ name }) => shortName(name));
  const all = [...block.messages, ...block.offered];
  const papers = all
    .flatMap((message) => message.files)
    .filter(({ kind, absent, text }) => PAPERS.has(kind) && !absent && !text)
    .map(({ name }) => shortName(name));
  const consent = lines.filter((line) => CONSENT.test(line));
  const offer = ({ at }: Message, whole: string): Finding[] => {
    const text = withoutPrivate(whole);
    return text ? [warning('import-chat-offer', 'story', { text, at })] : [];
  };
  const texts = all.flatMap((message) =>
    message.files.flatMap(({ text }) => (text ? offer(message, cleanText(text)) : [])),
  );
  return [
    ...(cut > 0 ? [warning('import-chat-private', 'story')] : []),
    ...block.offered.flatMap((message) => offer(message, cleanText(message.text))),
    ...texts,
    ...(block.isAlone ? [warning('import-chat-alone', 'photos')] : []),
    ...missing.map((file) => warning('import-chat-absent', 'photos', { file })),
    ...(links.length > 0
      ? [warning('import-chat-links', 'photos', { count: links.length, list: links.join(' ') })]
      : []),
    ...(papers.length > 0
      ? [warning('import-chat-papers', 'story', { list: papers.join(', ') })]
      : []),
    ...consent.map((line) => warning('import-chat-consent', 'consent', { text: shorten(line) })),
  ];
}
