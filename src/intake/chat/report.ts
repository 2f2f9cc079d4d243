/** What became of a chat, in words: everything that was not taken, and a sum that adds up. */
import type { Translator } from '../../i18n/index.ts';
import type { OpenChat } from './index.ts';

/** Names of one reason that are listed. */
const LONGEST_LIST = 200;

/** What a chat comes to, as plain data. */
export interface ChatSum extends Pick<OpenChat, 'messages' | 'pictures' | 'left'> {
  /** Pictures that stand in drafts, and those of drafts that were brought before. */
  kept: number;
  before?: number;
}

/** The sum, then what was left by reason. */
export function sayChat(sum: ChatSum, say: Translator): string[] {
  const { messages, pictures, kept, before = 0, left } = sum;
  const reasons = Map.groupBy(left, ({ reason }) => reason);
  return [
    say('import.chat.sum.messages', messages),
    say('import.chat.sum.pictures', {
      total: pictures,
      kept,
      before,
      left: pictures - kept - before,
    }),
    ...[...reasons].map(([reason, items]) => {
      const names = items.slice(0, LONGEST_LIST).map(({ at, what }) => sayItem(at, what));
      const list = `${names.join('; ')}${items.length > LONGEST_LIST ? ' …' : ''}`;
      return `${say(`import.chat.left.${reason}`)} (${items.length}): ${list}`;
    }),
  ];
}

const sayItem = (at: string, what: string): string =>
  [at.replace('T', ' '), what && `«${what}»`].filter(Boolean).join(' ');
