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
  const runs = runsOf(messages).map((run) => ({ run, blocks: part(run) }));
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

function runsOf(messages: readonly Message[]): Message[][] {
  const runs: Message[][] = [];
  for (const message of messages) {
    const last = runs.at(-1);
    const previous = last?.at(-1);
    const isClose = previous && Math.abs(minutes(message) - minutes(previous)) <= TOGETHER;
    if (last && isClose) last.push(message);
    else runs.push([message]);
  }
  return runs;
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
function groupsOf(run: readonly Message[]): Group[] {
  const groups: Group[] = [];
  for (const message of run) {
    const isShown = hasPicture(message);
    const last = groups.at(-1);
    if (last && last.isShown === isShown) last.messages.push(message);
    else groups.push({ isShown, messages: [message] });
  }
  return groups;
}

/** Each captioned picture is a block, one without words too; words between are offered to all. */
function byCaptions(groups: readonly Group[]): Block[] {
  const blocks = groups
    .filter(({ isShown }) => isShown)
    .flatMap(({ messages }) => messages.map((message) => block([message], message.text === '')));
  const words = groups.filter(({ isShown }) => !isShown).flatMap(({ messages }) => messages);
  for (const one of blocks) one.offered.push(...words);
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
  const blocks = new Map(
    groups.flatMap((group, index) =>
      group.isShown
        ? [
            [
              index,
              block(
                group.messages,
                group.messages.every(({ text }) => !text),
              ),
            ],
          ]
        : [],
    ),
  );
  for (const [index, { isShown, messages }] of groups.entries())
    if (!isShown)
      for (const near of [index - 1, index + 1]) blocks.get(near)?.offered.push(...messages);
  return [...blocks.values()];
}
