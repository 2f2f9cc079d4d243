/** What `--help` says: every command of the package, in three languages; and which language that is. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasText, t } from '../../i18n/index.ts';
import { LANGUAGES } from '../../model/language.ts';
import { PROJECT } from '../platform/cache.ts';
import { walk } from '../platform/files.ts';
import { helpOf } from './help.ts';
import { usualLanguage } from '../platform/language.ts';
import { SHARED } from './options.ts';
import { callOf } from './subcommands.ts';

test('every command says what it does, and what it may be told', async () => {
  const { scripts } = JSON.parse(await readFile(path.join(PROJECT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const own = (await walk(path.join(PROJECT, 'scripts'))).map((file) => path.basename(file, '.ts'));
  expect(own.length).toBeGreaterThan(25);
  expect(Object.keys(scripts).length, 'few names, the rest words and options').toBeLessThan(31);
  for (const script of own)
    for (const language of LANGUAGES) {
      const say = t(language);
      const help = helpOf(script, { common: SHARED, own: {} }, { say, language });
      const [, name = ''] = /^npm run (\S+)/.exec(callOf(script)) ?? [];
      if (script !== 'bench-scale-one')
        expect(scripts[name], script).toContain(`scripts/${name}.ts`);
      expect(help).toContain(say(`cli.help.${script}`));
      expect(help, `${script} answers in a language`).toMatch(/--lang kk\|ru\|en +\S/);
      expect(help).not.toContain('…  ');
    }
});

test('every option that a script names has its words', async () => {
  const folder = path.join(PROJECT, 'scripts');
  const named: string[] = [];
  for (const file of await walk(folder))
    for (const [, name = ''] of (await readFile(path.join(folder, file), 'utf8')).matchAll(
      /([\w-]+)'?: \{ type:/g,
    ))
      named.push(name);
  expect(named).toContain('stick');
  for (const language of LANGUAGES)
    expect(named.filter((name) => !hasText(language, `cli.option.${name}`))).toEqual([]);
});

test('an option of a command’s own stands with its words and its usual value', () => {
  const own = { to: { type: 'string', default: 'published' }, plan: { type: 'boolean' } } as const;
  const help = helpOf('publish', { common: SHARED, own }, { say: t('en'), language: 'en' });
  expect(help).toMatch(/ {2}--to DIR +folder whose current is served \(published\)/);
  expect(help).toMatch(/ {2}--plan +only say what would be done/);
  expect(help).not.toContain('--engine');
});

test('the language is the locale’s, in the order of POSIX, English for all others', () => {
  const locale = fc.constantFrom(
    '',
    'C',
    'C.UTF-8',
    'POSIX',
    'kk_KZ.UTF-8',
    'ru_RU',
    'ru',
    'en_US',
    'de_DE',
    'kky',
  );
  fc.assert(
    fc.property(locale, locale, locale, (all, messages, lang) => {
      const chosen = all || messages || lang;
      const expected = /^(?:kk|ru)(?![a-z])/.exec(chosen)?.[0] ?? 'en';
      const env = { LC_ALL: all, LC_MESSAGES: messages, LANG: lang };
      expect(usualLanguage(env)).toBe(expected);
    }),
  );
  expect(usualLanguage({})).toBe('en');
});
