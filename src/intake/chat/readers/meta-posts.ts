/** Posts of others on the page's wall, where an export of Facebook holds them. */
import { z } from 'zod';
import type { ChatFile, Message } from '../message.ts';
import { maybe, type ChatSource } from '../source.ts';
import { fileAt, localTime } from './meta-files.ts';
import { readBack } from './meta-text.ts';

export function isPosts(name: string): boolean {
  const parts = name.split('/');
  return (
    parts.at(-2) === 'posts' &&
    /other_people|others_posts|visitor/i.test(parts.at(-1) ?? '') &&
    name.endsWith('.json')
  );
}

const text = z.string().transform(readBack);
const post = z.looseObject({
  timestamp: z.number().catch(0),
  title: text.catch(''),
  data: z.array(z.looseObject({ post: maybe(text) })).catch([]),
  attachments: z
    .array(
      z.looseObject({
        data: z.array(z.looseObject({ media: maybe(z.looseObject({ uri: text })) })).catch([]),
      }),
    )
    .catch([]),
});

/** Each post is a conversation of its own: whose it is stands in its title, in the page's language. */
export function readPosts(value: unknown, source: ChatSource, beside: string): Message[] {
  return listsIn(value)
    .flat()
    .flatMap((item, index): Message[] => {
      const read = post.safeParse(item);
      if (!read.success) return [];
      const { timestamp, title, data, attachments } = read.data;
      const files = attachments.flatMap((attachment) =>
        attachment.data.flatMap(({ media }): ChatFile[] =>
          media ? [fileAt(source, media.uri, beside)] : [],
        ),
      );
      const text = data.flatMap((one) => one.post ?? []).join('\n');
      const at = localTime(timestamp * 1000, source);
      return [{ thread: `${beside} ${index}`, at, author: title, text, files }];
    });
}

/** Lists of posts, however deep an export's year has put them. */
function listsIn(value: unknown, depth = 0): unknown[][] {
  if (Array.isArray(value)) return [value];
  if (typeof value !== 'object' || value === null || depth > 2) return [];
  return Object.values(value).flatMap((inner) => listsIn(inner, depth + 1));
}
