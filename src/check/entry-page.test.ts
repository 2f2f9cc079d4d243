import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../base/platform/cache.ts';
import { t } from '../i18n/index.ts';
import { LANGUAGES } from '../model/language.ts';
import { veteranSchema } from '../model/veteran.ts';
import { parseYaml, splitFrontMatter } from '../model/yaml.ts';
import { entryPage } from './entry-page.ts';

test.each(LANGUAGES)('docs/entry.%s.md is fresh: npm run entry-page', async (language) => {
  const written = await readFile(path.join(PROJECT, `docs/entry.${language}.md`), 'utf8');
  expect(written).toBe(entryPage(language));
});

test.each(LANGUAGES)('the example in %s is an entry that the schema accepts', (language) => {
  const parts = splitFrontMatter(t(language)('docs.entry.example'));
  const parsed = parseYaml(parts?.yaml ?? '[');
  expect('value' in parsed && veteranSchema.safeParse(parsed.value).success).toBe(true);
});
