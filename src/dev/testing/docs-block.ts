/** The blocks of the docs' pages, so that tests run what people copy from there. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from '../../base/platform/cache.ts';

/**
 * A block of a page in `docs/`, as it stands there.
 * @param kind What the fence names: `nginx`, `ini` …
 * @param text What the block holds, where a page has several.
 */
export async function docsBlock(page: string, kind: string, text = ''): Promise<string> {
  const markdown = await readFile(path.join(PROJECT, 'docs', page), 'utf8');
  const blocks = [...markdown.matchAll(new RegExp(`^\`\`\`${kind}\n([^]*?)^\`\`\``, 'gm'))];
  const found = blocks.find(([, body = '']) => body.includes(text))?.[1];
  if (found === undefined) throw new Error(`${page} has no ${kind} with ${text}`);
  return found;
}
