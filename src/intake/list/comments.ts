/** Comments that stand on cells of a workbook: notes, and threads of newer programs. */
import { relationsIn, relationsPart } from './pictures/parts.ts';
import { tagsOf, type Tag } from './pictures/tags.ts';

/** Gives the text of a part of the workbook; empty for one that is not there. */
type Read = (part: string) => string;

/**
 * What is said on the cells of a sheet, by cells such as `B7`. A thread counts instead of the note
 * that stands in for it in older programs.
 */
export function commentsOf(read: Read, sheet: string): Map<string, string> {
  const related = relationsIn(sheet, read(relationsPart(sheet)));
  const of = (kind: string): string[] =>
    related.flatMap(({ type, target }) => (target && type.endsWith(kind) ? [read(target)] : []));
  const notes = of('/comments').flatMap(notesIn);
  const threads = of('/threadedComment').flatMap((xml) => notesOf(xml, 'threadedComment'));
  const found = new Map<string, string>();
  const threaded = new Set(threads.map(({ at }) => at));
  for (const { at, text } of [...threads, ...notes.filter((note) => !threaded.has(note.at))])
    if (text.trim()) found.set(at, [found.get(at), text.trim()].filter(Boolean).join('\n'));
  return found;
}

interface Note {
  at: string;
  author: string | undefined;
  text: string;
}

/** Programs begin a note with its author's name, or end it with that; whoever wrote is no news. */
function notesIn(xml: string): Note[] {
  const authors: string[] = [];
  for (const tag of tagsOf(xml)) if (tag.name === 'author' && !tag.isEnd) authors.push(tag.text);
  return notesOf(xml, 'comment').map((note) => {
    const author = authors[Number(note.author)]?.trim();
    const isNamed = author && note.text.trimStart().startsWith(`${author}:`);
    const text = isNamed ? note.text.trimStart().slice(author.length + 1) : note.text;
    return { ...note, text: text.replace(/\n\t-[^\n]{1,80}$/u, '') };
  });
}

/** The texts of elements that bear the address of a cell. */
function notesOf(xml: string, name: string): Note[] {
  const found: Note[] = [];
  let open: Note | undefined;
  for (const tag of tagsOf(xml)) {
    if (tag.name === name && tag.isEnd) open = undefined;
    else if (tag.name === name) {
      const at = tag.attribute('ref')?.replaceAll('$', '');
      open = at ? { at, author: tag.attribute('authorId'), text: '' } : undefined;
      if (open) found.push(open);
    } else if (open && isText(tag)) open.text += tag.text;
  }
  return found;
}

/** `t` in a note, `text` in a thread, where it holds the words itself. */
const isText = ({ name, isEnd }: Tag): boolean => !isEnd && (name === 't' || name === 'text');
