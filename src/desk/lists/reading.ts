/** What is read from a list or a chat, in a thread of its own: nothing here knows the database. */
import { readChat } from './read-chat.ts';
import { readList } from './read-list.ts';
import type { Read, Reading, ReadRow } from './read-types.ts';

const TOGETHER = 50;

/** Reads everything, rows by the fifty. Never throws for the files' sake. */
export async function* read(reading: Reading): AsyncGenerator<Read> {
  let rows: ReadRow[] = [];
  for await (const one of reading.kind === 'list' ? readList(reading) : readChat(reading)) {
    if (!('row' in one)) yield one;
    else if (rows.push(one.row) === TOGETHER) {
      yield { rows };
      rows = [];
    }
  }
  if (rows.length > 0) yield { rows };
}
