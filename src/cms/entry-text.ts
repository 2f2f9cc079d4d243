/** An entry's file as the editors' form has it, and back; the same code in browser and service. */
import { cleanDraft, type RawDraft } from '../intake/draft/draft.ts';
import { writeFields } from '../intake/draft/entry-files.ts';
import type { LocalizedText } from '../model/language.ts';
import { splitStory } from '../model/story.ts';
import { parseYaml, splitFrontMatter } from '../model/yaml.ts';

/**
 * The fields of a file with the story by language.
 * @throws when it is no entry; the words are the parser's.
 */
export function readEntryText(text: string): RawDraft {
  const parts = splitFrontMatter(text);
  if (!parts) throw new Error('No front matter');
  const parsed = parseYaml(parts.yaml);
  if ('error' in parsed) throw new Error(parsed.error.reason);
  return { ...(parsed.value as RawDraft), story: splitStory(parts.body) };
}

/**
 * The file of what stands in the form: empty fields left out, the order that of the schema, comments
 * before the fields of the earlier file kept. What was read and not changed comes out byte by byte.
 */
export function writeEntryText(data: RawDraft, earlier = ''): string {
  const { story = {}, ...entry } = cleanDraft(data);
  const text = writeFields(entry, story as LocalizedText);
  const comments = commentsOf(splitFrontMatter(earlier)?.yaml ?? '');
  return text.replace(/^[\w-]+(?=:)/gm, (name) => `${comments.get(name) ?? ''}${name}`);
}

/** The comment lines that stand right before a field of the first level. */
function commentsOf(yaml: string): Map<string, string> {
  const comments = new Map<string, string>();
  let above: string[] = [];
  for (const line of yaml.split('\n')) {
    if (line.startsWith('#')) above.push(line);
    else {
      const name = /^[\w-]+(?=:)/.exec(line)?.[0];
      if (name && above.length > 0) comments.set(name, `${above.join('\n')}\n`);
      above = [];
    }
  }
  return comments;
}
