/** Exports as pages to look at: they hold the pictures, yet not to whom they belong. */
import type { ChatReader } from '../message.ts';

/** @param note Says what to choose instead, `problem.<note>`. */
const page = (name: string, note: string, isPage: RegExp, isIts: RegExp): ChatReader => ({
  name,
  recognises: async (source) => {
    const [first] = source.names.filter((one) => isPage.test(one));
    return first && isIts.test((await source.text(first)).slice(0, 20_000)) ? [first] : [];
  },
  read: async () => ({ messages: [], notes: [note] }),
});

export const telegramPages = page(
  'telegram',
  'import-chat-telegram-html',
  /(?:^|\/)(?:messages\d*|export_results)\.html$/i,
  /class="(?:message |page_wrap|history|body)|telegram/i,
);

export const metaPages = page(
  'meta',
  'import-chat-meta-html',
  /(?:^|\/)messages\/[^/]+\/[^/]+\/message_\d+\.html$/i,
  /./,
);
