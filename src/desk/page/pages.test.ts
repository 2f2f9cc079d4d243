/** Pages are functions of data: each is made here without a desk, a database or a server. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { walk } from '../../base/platform/files.ts';
import { PAGES, SCRIPT } from '../../dev/testing/desk-pages.ts';
import { LANGUAGES } from '../../model/language.ts';

/** Nothing of anybody stands on these. */
const WITHOUT_DATA = new Set(['signInCode', 'receiptCode', 'closed']);

test.each(Object.entries(PAGES))(
  '%s: a page of data, in every language, with nothing unescaped',
  (name, make) => {
    for (const language of LANGUAGES) {
      const text = make(language);
      expect(text).toContain(`<html lang="${language}">`);
      expect(text.includes(SCRIPT), `${name} ${language}`).toBe(false);
      expect(text.includes('&lt;script&gt;')).toBe(!WITHOUT_DATA.has(name));
      expect(text).not.toMatch(/undefined|\[object/);
    }
  },
);

test('every form of the desk’s people carries the token, every decision the version seen', () => {
  for (const name of [
    'queue',
    'review',
    'people',
    'account',
    'archive',
    'import',
    'batch',
    'add',
    'edit',
    'merge',
  ]) {
    const text = PAGES[name]?.('ru') ?? '';
    const forms = text.match(/<form method="post"[\s\S]*?<\/form>/g) ?? [];
    expect(forms.length, name).toBeGreaterThan(0);
    for (const form of forms) expect(form, name).toContain('value="token-of-this-session"');
  }
  expect(PAGES['review']?.('kk')).toContain('value="the-version-seen"');
});

test('every page is made here, and none knows a desk, a database or a file', async () => {
  const folder = path.join(PROJECT, 'src/desk');
  const pages = (await walk(folder)).filter((file) => /page(?:s|-parts)?\.ts$/.test(file));
  expect(pages.length).toBeGreaterThan(12);
  const made = readFileSync(path.join(PROJECT, 'src/dev/testing/desk-pages.ts'), 'utf8');
  for (const file of pages) {
    const text = readFileSync(path.join(folder, file), 'utf8');
    expect(text, file).not.toMatch(/from '(?:node:|[./]+\/(?:desk|store\/database)\.ts)/);
    for (const [, name = ''] of text.matchAll(/^export (?:const|function) (\w+Page)\b/gm))
      if (name !== 'renderPage') expect(made, name).toContain(name);
  }
});
