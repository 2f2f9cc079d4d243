/** One sender's messages, parted by whom they may be about. */
import type { ChatFile, Message } from './message.ts';

/** Minutes within which one sender's messages belong together. */
const TOGETHER = 15;
/** Minutes within which words may belong to a picture at all: a month. */
const LATER = 30 * 1440;

/** Pictures of one person, as far as a chat can tell. */
export interface Block {
  messages: Message[];
  /** Words that may be about this person or about another. */
  offered: Message[];
  /** Whether it stood among pictures of others and has no words of its own. */
  isAlone: boolean;
}

const minutes = ({ at }: Message): number => Date.parse(`${at}:00Z`) / 60_000;
const isPicture = ({ kind, absent }: ChatFile): boolean =>
  kind === 'picture' || (kind === 'media' && absent !== undefined);
export const pictures = ({ files }: Message): ChatFile[] => files.filter(isPicture);
const hasPicture = (message: Message): boolean =>
  message.files.some((file) => file.kind === 'picture') ||
  (message.text !== '' && pictures(message).length > 0);

/** Blocks of one sender in their order; what fits none is offered to the blocks around it. */
export function blocksOf(messages: readonly Message[]): { blocks: Block[]; loose: Message[] } {
  const runs = cutInto(messages, isClose).map((run) => ({ run, blocks: part(run) }));
  const loose: Message[] = [];
  for (const [index, { run, blocks }] of runs.entries()) {
    if (blocks.length > 0) continue;
    const before = runs.slice(0, index).findLast((one) => one.blocks.length > 0);
    const after = runs.slice(index + 1).find((one) => one.blocks.length > 0);
    for (const message of run) {
      const near = [before, after].filter((one) => one && isNear(one.run, message));
      const hasText = message.text !== '';
      if (!hasText || near.length === 0) loose.push(message);
      else
        for (const one of near) for (const block of one?.blocks ?? []) block.offered.push(message);
    }
  }
  const all = runs.flatMap(({ blocks }) => blocks);
  const blocks = all.filter(isWorth);
  loose.push(...all.filter((one) => !isWorth(one)).flatMap(({ messages: own }) => own));
  return { blocks, loose };
}

/** A picture that is not there, without a word, is only told of. */
const isWorth = ({ messages, offered }: Block): boolean =>
  offered.length > 0 ||
  messages.some(
    (one) => one.text !== '' || pictures(one).some(({ absent }) => absent !== 'omitted'),
  );

const isNear = (run: readonly Message[], message: Message): boolean =>
  run.some((one) => Math.abs(minutes(one) - minutes(message)) <= LATER);

const isClose = (a: Message, b: Message): boolean => Math.abs(minutes(b) - minutes(a)) <= TOGETHER;

/** Cut before every message that does not go on with the one before. */
function cutInto(
  messages: readonly Message[],
  goesOn: (before: Message, next: Message) => boolean,
): Message[][] {
  const rows: Message[][] = [];
  for (const message of messages) {
    const row = rows.at(-1);
    const before = row?.at(-1);
    if (row && before && goesOn(before, message)) row.push(message);
    else rows.push([message]);
  }
  return rows;
}

/** A run without pictures has no block; several pictures with own words are several people. */
function part(run: readonly Message[]): Block[] {
  const groups = groupsOf(run);
  const shown = groups.filter(({ isShown }) => isShown);
  if (shown.length === 0) return [];
  const captioned = shown.flatMap(({ messages }) => messages).filter(({ text }) => text !== '');
  if (shown.length === 1 && captioned.length <= 1) return [block(run)];
  return captioned.length > 1 ? byCaptions(groups) : byOrder(groups);
}

const block = (messages: readonly Message[], isAlone = false): Block => ({
  messages: [...messages],
  offered: [],
  isAlone,
});

interface Group {
  isShown: boolean;
  messages: Message[];
}

/** Pictures that follow each other, and words between them. */
const groupsOf = (run: readonly Message[]): Group[] =>
  cutInto(run, (before, next) => hasPicture(before) === hasPicture(next)).map((messages) => ({
    isShown: messages.some(hasPicture),
    messages,
  }));

/** Each captioned picture is a block, one without words too; words between are offered to all. */
function byCaptions(groups: readonly Group[]): Block[] {
  const blocks = groups
    .filter(({ isShown }) => isShown)
    .flatMap(({ messages }) => messages.map((message) => block([message], message.text === '')));
  const texts = groups.filter(({ isShown }) => !isShown).flatMap(({ messages }) => messages);
  for (const one of blocks) one.offered.push(...texts);
  return blocks;
}

/**
 * Pictures and words by turns are pairs, in the order they begin with; where that leaves one over,
 * the words are offered to the pictures on both sides.
 */
function byOrder(groups: readonly Group[]): Block[] {
  if (groups.length % 2 === 0)
    return Array.from({ length: groups.length / 2 }, (_, index) =>
      block([...(groups[2 * index]?.messages ?? []), ...(groups[2 * index + 1]?.messages ?? [])]),
    );
  const blocks = groups.map(({ isShown, messages }) =>
    isShown
      ? block(
          messages,
          messages.every(({ text }) => !text),
        )
      : null,
  );
  for (const [index, { isShown, messages }] of groups.entries())
    if (!isShown)
      for (const near of [index - 1, index + 1]) blocks[near]?.offered.push(...messages);
  return blocks.filter((one) => one !== null);
}
