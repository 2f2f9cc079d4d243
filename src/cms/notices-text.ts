/** The notices to the press as the editors' form has them, and back; the same code in browser and service. */
import { dump } from 'js-yaml';
import { cleanDraft } from '../intake/draft/draft.ts';
import { inOrder } from '../intake/draft/entry-files.ts';
import { parseYaml } from '../model/yaml.ts';

/** The file's root is a list, a form's is not. */
export interface NoticesForm {
  notices: unknown[];
}

/** @throws when the file cannot be read; the words are the parser's. */
export function readNotices(text: string): NoticesForm {
  const parsed = parseYaml(text);
  if ('error' in parsed) throw new Error(parsed.error.reason);
  const { value } = parsed;
  if (Array.isArray(value)) return { notices: value };
  // Nothing, or nothing but comments.
  if (typeof value === 'object' && value && Object.keys(value).length === 0) return { notices: [] };
  throw new Error('No list');
}

/**
 * The file of what stands in the form. A notice that was not changed comes out byte by byte, a changed
 * one keeps the comments above it; what stands at the head and the foot of the file stays there.
 * @throws when the earlier file cannot be read: it would be lost.
 */
export function writeNotices({ notices }: Partial<NoticesForm>, earlier = ''): string {
  const wanted = (cleanDraft({ notices })['notices'] ?? []) as unknown[];
  const before = readNotices(earlier).notices;
  if (written(wanted) === written(before)) return earlier;
  const { head, blocks, foot } = blocksOf(earlier, before);
  const taken = new Set<Block>();
  const take = (fits: (block: Block) => boolean): Block | undefined => {
    const found = blocks.find((block) => !taken.has(block) && fits(block));
    if (found) taken.add(found);
    return found;
  };
  const kept = wanted.map((notice) => take(({ text }) => text === written([notice])));
  const body = wanted.map((notice, index) => {
    const same = kept[index];
    if (same) return `${same.above}${same.lines}`;
    return `${take(({ person }) => person === personOf(notice))?.above ?? ''}${written([notice])}`;
  });
  return [head, ...(body.length > 0 ? body : ['[]\n']), foot].join('');
}

const personOf = (notice: unknown): unknown => (notice as { person?: unknown } | null)?.person;

/** In the schema's order: the default schema puts days in quotes, as no other reader takes for a time. */
const written = (value: unknown): string =>
  dump(inOrder(value, '', 'corrections'), { lineWidth: -1, noRefs: true });

/** A notice in the file: the comments above it, its own lines, and what these say in our writing. */
interface Block {
  above: string;
  lines: string;
  text: string;
  person: unknown;
}

/** The lines of each notice; none where the list is not written as a notice a dash. */
function blocksOf(text: string, notices: readonly unknown[]) {
  const lines = text.split('\n').flatMap((line, index, all) => {
    // The last line break ends a line, and begins none.
    return index === all.length - 1 && line === '' ? [] : [`${line}\n`];
  });
  const parts: { above: string; lines: string }[] = [];
  let above = '';
  for (const line of lines) {
    const last = parts.at(-1);
    if (line.startsWith('#') || !line.trim()) {
      above += line;
      continue;
    }
    if (line.startsWith('- ') || !last) parts.push({ above, lines: line });
    else last.lines += `${above}${line}`;
    above = '';
  }
  const isWhole =
    parts.length === notices.length &&
    parts.every(({ lines: own }, index) => {
      const parsed = parseYaml(own);
      return 'value' in parsed && written(parsed.value) === written([notices[index]]);
    });
  // Of a list in another writing the comments alone can be kept.
  if (!isWhole || parts.length === 0)
    return {
      head: lines.filter((line) => line.trim().startsWith('#')).join(''),
      blocks: [],
      foot: '',
    };
  const blocks = parts.map((part, index): Block => {
    const notice = notices[index];
    return {
      above: part.above,
      lines: part.lines,
      text: written([notice]),
      person: personOf(notice),
    };
  });
  // What a line without words parts from the first notice is about the whole file.
  const [first] = blocks as [Block, ...Block[]];
  const end = first.above.lastIndexOf('\n\n') + 1;
  const head = end > 0 ? first.above.slice(0, end + 1) : '';
  first.above = first.above.slice(head.length);
  return { head, blocks, foot: above };
}
