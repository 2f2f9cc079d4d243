/** What a list or a chat says of its sender, as the desk keeps a contact. */
import type { Contact } from '../store/submission.ts';

const LONGEST = 400;
/** A number of seven digits and more, an address of mail or of a messenger. */
const REACHABLE = /(?:\d[\s().-]*){7,}|@/u;
const RELATION = /родств|родство|туыст|туысқан|немере|потомк|ұрпағ|relation|кем приход/iu;

/**
 * Sorts texts by what they are; nothing is left out.
 * @param lines Headings and texts; chats have no headings, and the sender's name comes first.
 */
export function contactOf(lines: readonly (readonly [string, string])[]): Contact | undefined {
  if (lines.length === 0) return undefined;
  const found: Record<keyof Contact, string[]> = { name: [], contact: [], relation: [] };
  for (const [heading, text] of lines) {
    const kind = REACHABLE.test(text) ? 'contact' : RELATION.test(heading) ? 'relation' : 'name';
    found[kind].push(text.replace(/\s+/g, ' ').trim());
  }
  const line = (texts: readonly string[]): string => texts.join('; ').slice(0, LONGEST);
  return { name: line(found.name), contact: line(found.contact), relation: line(found.relation) };
}
