import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../base/platform/cache.ts';
import { t } from '../i18n/index.ts';
import { LANGUAGES } from '../model/language.ts';
import { veteranSchema } from '../model/veteran.ts';
import { parseYaml, splitFrontMatter } from '../model/yaml.ts';
import { fieldPages } from './entry-page.ts';

test.each(LANGUAGES)(
  'pages of fields in %s are fresh: npm run generate -- fields',
  async (language) => {
    const pages = fieldPages(language);
    expect(pages.size).toBe(5);
    for (const [name, text] of pages)
      expect(await readFile(path.join(PROJECT, 'docs', name), 'utf8'), name).toBe(text);
  },
);

test.each(LANGUAGES)('the example in %s is an entry that the schema accepts', (language) => {
  const parts = splitFrontMatter(t(language)('docs.entry.example'));
  const parsed = parseYaml(parts?.yaml ?? '[');
  expect('value' in parsed && veteranSchema.safeParse(parsed.value).success).toBe(true);
});
