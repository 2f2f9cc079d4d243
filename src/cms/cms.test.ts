/** The configuration is the schema: nothing is missing, everything has words. */
import { expect, test } from 'vitest';
import { fieldsOf } from '../model/fields.ts';
import { LANGUAGES } from '../model/language.ts';
import { adminFile, adminFiles, adminPage } from './admin.ts';
import { cmsConfig, entryWidgets } from './config.ts';
import type { Widget } from './fields.ts';
import { grouped, groupsOf, ungrouped } from './groups.ts';
import { t } from '../i18n/index.ts';

const paths = (fields: readonly Widget[], parent = ''): string[] =>
  fields.flatMap((field) => {
    const path = parent ? `${parent}.${field.name}` : field.name;
    return [path, ...paths(field.fields ?? [], path)];
  });
const all = (fields: readonly Widget[]): Widget[] =>
  fields.flatMap((field) => [field, ...all(field.fields ?? [])]);

test.each(LANGUAGES)('every field of the schema stands in the form, labelled in %s', (language) => {
  const widgets = entryWidgets('karaganda', language);
  const groups = Object.keys(groupsOf([]));
  const known = new Set(
    paths(widgets.flatMap((one) => (groups.includes(one.name) ? (one.fields ?? []) : one))),
  );
  const wanted = fieldsOf('veteran').flatMap(({ path, localized }) =>
    localized ? LANGUAGES.map((name) => `${path}.${name}`) : [path],
  );
  expect(wanted.length).toBeGreaterThan(100);
  expect(wanted.filter((path) => !known.has(path))).toEqual([]);
  for (const { name, label, hint, options, widget } of all(widgets)) {
    expect(label, name).not.toBe('');
    // Words for people, not for a file's author.
    expect(`${label} ${hint}`, name).not.toMatch(/\btrue\b|\.jpg|YAML/);
    if (widget !== 'hidden' && !(LANGUAGES as readonly string[]).includes(name))
      expect(hint, name).toBeTruthy();
    for (const option of options ?? []) expect(option.label).not.toBe('');
  }
  const counts = all(widgets).flatMap(({ counted }) =>
    counted === undefined ? [] : String(counted),
  );
  for (const name of counts)
    expect(t(language)(`cms.counted.${name as 'photos'}`, { count: 2 })).toBeTruthy();
  const degree = all(widgets).find(({ name }) => name === 'category');
  if (language === 'kk')
    expect(degree?.options?.map((option) => option.label)).toContain('Ұлы Отан соғысына қатысқан');
});

test.each(LANGUAGES)('every field of a notice stands in its form, labelled in %s', (language) => {
  const { collections } = cmsConfig({ language, places: [], settings });
  const [file] = collections.flatMap((one) => ('files' in one ? one.files : []));
  const [list] = file?.fields ?? [];
  const known = new Set(paths(list?.fields ?? []));
  const wanted = fieldsOf('corrections').flatMap(({ path, localized }) =>
    localized ? LANGUAGES.map((name) => `${path}.${name}`) : [path],
  );
  expect(wanted.filter((path) => !known.has(path))).toEqual([]);
  const checks = (list?.fields ?? []).map(({ name, required, check }) => [name, required, check]);
  expect(checks.slice(0, 2)).toEqual([
    ['person', true, 'id'],
    ['on', true, 'day'],
  ]);
  expect(checks.every(([, required]) => required)).toBe(true);
  expect(t(language)('cms.counted.notices', { count: 2 })).toBeTruthy();
});

test('what is needed comes first and is required, the rest is folded', () => {
  const widgets = entryWidgets('karaganda', 'ru').filter(({ widget }) => widget !== 'hidden');
  const names = widgets.map(({ name }) => name);
  const groups = ['life', 'service', 'rest'];
  const needed = ['name', 'category', 'consent', 'photos', 'deed', 'story'];
  expect(names).toEqual([...needed, ...groups]);
  const required = widgets.filter((one) => one.required).map(({ name }) => name);
  expect(required).toEqual(['name', 'category', 'consent']);
  const consent = widgets.find(({ name }) => name === 'consent')?.fields ?? [];
  expect(consent.filter((one) => one.required).map(({ name }) => name)).toEqual(['page']);
  for (const group of widgets.slice(-groups.length))
    expect(group).toMatchObject({ widget: 'object', collapsed: true, required: false });
});

test('the groups of the form are taken apart again before the file is written', () => {
  const entry = { id: 'a', name: { kk: 'А' }, sex: 'male', rank: { code: 'major' }, summary: {} };
  expect(grouped(entry)).toMatchObject({ id: 'a', life: { sex: 'male' }, service: {}, rest: {} });
  expect(ungrouped(grouped(entry))).toEqual(entry);
});

test('counts agree with their nouns', () => {
  const say = t('ru');
  const counts = [0, 1, 2, 5, 21].map((count) => say('cms.counted.photos', { count }));
  expect(counts).toEqual(['фотографий', 'фотография', 'фотографии', 'фотографий', 'фотография']);
});

test('no longer deed can be saved', () => {
  const widgets = entryWidgets('karaganda', 'ru');
  const texts = all(widgets.filter(({ name }) => name === 'deed')).filter(
    ({ pattern }) => pattern !== undefined,
  );
  expect(texts.map(({ name }) => name)).toEqual(LANGUAGES);
  for (const { hint, pattern, required } of texts) {
    expect(hint).toBe('До 64 знаков, в одну строку.');
    expect(required).toBe(false);
    const fits = new RegExp(pattern?.[0] ?? '');
    expect(fits.test('я'.repeat(64))).toBe(true);
    expect(fits.test('я'.repeat(65))).toBe(false);
  }
});

const settings = { address: 'https://estelik.example/', name: { kk: 'Естелік' } };
const places = [{ id: 'balkhash', name: { kk: 'Балқаш', ru: 'Балхаш' } }];

test('one collection a place; the desk, GitHub or GitLab behind it', () => {
  const config = cmsConfig({ language: 'ru', places, settings });
  expect(config.backend).toEqual({ name: 'proxy', proxy_url: '/desk/decap', branch: 'main' });
  expect(config.collections).toMatchObject([
    {
      name: 'balkhash',
      label: 'Балхаш',
      folder: 'content/veterans/balkhash',
      slug: '{{fields.id}}',
    },
    {
      name: 'corrections.yaml',
      delete: false,
      files: [{ file: 'content/corrections.yaml' }],
    },
  ]);
  const own = cmsConfig({ language: 'kk', places, settings, isAll: false }).collections;
  expect(own.map(({ name }) => name)).toEqual(['balkhash']);
  const github = {
    backend: 'github',
    repository: 'a/b',
    loginAddress: 'https://x.example',
  } as const;
  expect(
    cmsConfig({ language: 'kk', places, settings: { ...settings, cms: github } }).backend,
  ).toMatchObject({
    name: 'github',
    repo: 'a/b',
    base_url: 'https://x.example',
  });
  const gitlab = { backend: 'gitlab', repository: 'a/b', application: 'id' } as const;
  expect(
    cmsConfig({ language: 'kk', places, settings: { ...settings, cms: gitlab } }).backend,
  ).toMatchObject({
    auth_type: 'pkce',
    app_id: 'id',
  });
});

test('the page takes every script from its own address', async () => {
  expect(adminPage('kk')).not.toMatch(/https?:/);
  const files = await adminFiles();
  expect(files).toContain('decap-cms.js');
  expect(files.length).toBeGreaterThan(50);
  expect((await adminFile('admin.js'))?.bytes.length).toBeLessThan(1_200_000);
  for (const name of ['../package.json', 'decap-cms.js.map', 'x.js', '%2e%2e/x.js'])
    expect(await adminFile(name)).toBeNull();
});
