/** Each rule with an entry that breaks it and one beside it that does not. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../base/platform/cache.ts';
import { walk } from '../base/platform/files.ts';
import type { PhotoFacts } from './photo-facts.ts';
import { advice, rules } from './rules.ts';
import { veteranSchema } from './veteran.ts';

type Patch = Record<string, unknown>;

const facts = (width: number, height: number, hasMetadata = false): PhotoFacts => ({
  readable: true,
  width,
  height,
  hasMetadata,
});

const PHOTOS = new Map<string, PhotoFacts>([
  ['good.jpg', facts(900, 1200)],
  ['small.jpg', facts(300, 400)],
  ['tiny.jpg', facts(48, 56)],
  ['huge.jpg', facts(10_000, 6000)],
  ['gps.jpg', facts(900, 1200, true)],
  ['cut.jpg', { readable: false, reason: 'truncated' }],
  ['text.jpg', { readable: false, reason: 'unreadable' }],
  ['svg.jpg', { readable: false, reason: 'format' }],
  ['link.jpg', { readable: false, reason: 'link' }],
]);

const photo = (file: string, more: Patch = {}): Patch => ({
  photos: [{ file, role: 'portrait', alt: { kk: 'портрет' }, ...more }],
});

const deed = (ru: string): Patch => ({ deed: { ru } });

const award = (fields: Patch, more: Patch = {}): Patch => ({ awards: [fields], ...more });

const places = (birth: Patch): Patch => ({
  birth: { place: birth },
  death: { place: { kk: 'Ржев', ru: 'Ржев' } },
});

const saidOfCaptain = (ru: string): Patch => ({ rank: { code: 'captain' }, summary: { ru } });

/** What a rule calls an offence, an entry with it, an entry just short of it. */
const CASES: readonly (readonly [code: string, field: string, bad: Patch, good: Patch])[] = [
  ['id-folder', 'id', { id: 'other' }, {}],
  ['place-folder', 'place', { place: 'temirtau' }, {}],
  ['place-unknown', 'place', { place: 'moscow' }, {}],
  ['place-unknown-near', 'place', { place: 'karagandy' }, {}],
  ['name-missing', 'name', { name: {} }, { name: { en: 'A' } }],
  ['name-language', 'name.ru', { name: { kk: 'А' } }, {}],
  ['text-language', 'role.kk', { role: { en: 'officer' } }, text('связист', 'байланысшы')],
  ['text-language', 'units.0.text.kk', unit('1942', '1943'), {}],
  ['text-language', 'unknowns.1.ru', { unknowns: [{ kk: 'а', ru: 'а' }, { kk: 'б' }] }, {}],
  ['text-language', 'photos.0.alt.ru', photo('good.jpg'), {}],
  ['text-language', 'deed.kk', deed('Брал Берлин'), { deed: { certainty: 'family' } }],
  ['family-name', 'familyName.ru', named('Абай Иванов'), named('Бауыржан Момышұлы')],
  [
    'family-name',
    'familyName.kk',
    { name: { kk: 'Абай Иванов' }, familyName: { ru: 'Иванов' } },
    { name: { kk: 'Абай Иванов' }, familyName: { kk: 'Иванов' } },
  ],
  ['deed-rank', 'deed.ru', deed('Получил орден под Ржевом'), deed('Под Ржевом вынес троих')],
  ['deed-rank', 'deed.ru', deed('Старший сержант, брал Берлин'), deed('Брал Берлин')],
  ['deed-rank', 'deed.kk', { deed: { kk: 'Ржев түбінде медаль алды' } }, {}],
  ['deed-praise', 'deed.ru', deed('Совершил подвиг под Ржевом'), deed('Под Ржевом вынес троих')],
  ['deed-place', 'deed', deed('Вынес раненых из-под огня'), deed('Вынес тридцать раненых')],
  ['deed-place', 'deed', deed('Рубил уголь в забое'), { deed: { kk: 'Днепр өткелінде соғысты' } }],
  ['fact-language', 'birth.place.ru', places({ kk: 'Жоғарғы ауыл' }), places({ kk: 'А', ru: 'А' })],
  [
    'rank-below-text',
    'rank',
    saidOfCaptain('Позднее генерал-майор.'),
    saidOfCaptain('Генерал-майор Панфилов.'),
  ],
  [
    'rank-below-text',
    'rank',
    saidOfCaptain('армии: генерал армии'),
    saidOfCaptain('у генерал-майора'),
  ],
  [
    'other-name-same',
    'otherNames.0',
    { otherNames: ['Есім'], name: { kk: 'Есім', ru: 'Есим' } },
    { otherNames: ['Есім'] },
  ],
  ['death-before-birth', 'death.date', life('1920', '1919'), life('1920', '1920')],
  ['lifespan', 'death.date', life('1920', '2043'), life('1920', '2042')],
  ['age', 'birth.date', life('1950'), life('1945', undefined, { category: 'child-of-war' })],
  ['age', 'birth.date', life('1820'), life('1862')],
  ['age-unlikely', 'birth.date', life('1936'), life('1936', undefined, { category: 'siege' })],
  ['age-unlikely', 'birth.date', life('1850'), life('1861')],
  ['fate-death', 'death.date', fate('killed', '1950'), fate('killed', '1945')],
  ['fate-death', 'death.date', fate('returned', '1940'), fate('returned', '1985')],
  ['call-up-after-death', 'callUp.date', callUp('1943', '1942'), callUp('1942', '1942')],
  ['unit-order', 'units.0.to', unit('1943', '1942'), unit('1942', '1942-05')],
  [
    'award-founding',
    'awards.0.date',
    award({ code: 'glory', degree: 'III', date: '1942' }),
    award({ code: 'glory', degree: 'III', date: '1943' }),
  ],
  [
    'award-deed',
    'awards.0.date',
    award({ code: 'hero-su', date: '1941-03-31', deed: '1942-12-19' }),
    award({ code: 'hero-su', date: '1943-03-31', deed: '1942-12-19' }),
  ],
  [
    'posthumous-living',
    'awards.0.posthumous',
    award({ code: 'lenin', posthumous: true }, { living: true }),
    award({ code: 'lenin', posthumous: true }),
  ],
  [
    'posthumous-before-death',
    'awards.0.posthumous',
    award({ code: 'lenin', posthumous: true, date: '1942' }, fate('killed', '1943')),
    award({ code: 'lenin', posthumous: true, date: '1943' }, fate('killed', '1943')),
  ],
  ['award-nameless', 'awards.0', award({ date: '1943' }), award({ text: { ru: 'орден' } })],
  [
    'award-degree',
    'awards.0.degree',
    award({ code: 'lenin', degree: 'I' }),
    award({ code: 'patriotic-war', degree: 'I' }),
  ],
  ['rank-nameless', 'rank', { rank: { guards: true } }, { rank: { text: { ru: 'боец' } } }],
  ['living-consent', 'consent.page', { living: true, consent: { page: false } }, { living: true }],
  ['living-death', 'death', { living: true, death: { date: '2020' } }, { living: true }],
  ['living-death', 'burial', { living: true, burial: { place: { kk: 'А' } } }, { living: true }],
  ['living-fate', 'fate', { living: true, fate: 'missing' }, { living: true, fate: 'invalid' }],
  [
    'consent-page',
    'consent.led',
    { consent: { page: false, led: true } },
    { consent: { page: true, led: true } },
  ],
  ['photo-missing', 'photos.0.file', photo('none.jpg'), photo('good.jpg')],
  ['photo-unreadable', 'photos.0.file', photo('text.jpg'), photo('good.jpg')],
  ['photo-truncated', 'photos.0.file', photo('cut.jpg'), photo('good.jpg')],
  ['photo-format', 'photos.0.file', photo('svg.jpg'), photo('good.jpg')],
  ['photo-link', 'photos.0.file', photo('link.jpg'), photo('good.jpg')],
  ['photo-huge', 'photos.0.file', photo('huge.jpg'), photo('good.jpg')],
  ['photo-tiny', 'photos.0.file', photo('tiny.jpg'), photo('good.jpg')],
  ['photo-small', 'photos.0.file', photo('small.jpg'), photo('small.jpg', { role: 'document' })],
  ['photo-metadata', 'photos.0.file', photo('gps.jpg'), photo('good.jpg')],
  ['photo-alt', 'photos.0.alt', photo('good.jpg', { alt: undefined }), photo('good.jpg')],
  [
    'photo-twice',
    'photos.1.file',
    { photos: [...(photo('good.jpg')['photos'] as []), ...(photo('good.jpg')['photos'] as [])] },
    photo('good.jpg'),
  ],
  [
    'source-unknown',
    'birth.rivals.0.source',
    { birth: { rivals: [{ date: '1920', source: 'book' }] } },
    { birth: { rivals: [{ date: '1920', source: 'paper' }] }, sources: [source('paper')] },
  ],
  [
    'source-taken',
    'sources.1.id',
    { sources: [source('a'), source('a')] },
    { sources: [source('a'), source('b')] },
  ],
  [
    'source-cut',
    'sources.0.url',
    { sources: [source('a', { url: 'https://example.org/very-long…' })] },
    { sources: [source('a', { url: 'https://example.org/a…b' })] },
  ],
  ['source-cut', 'sources.0.title', { sources: [source('a', { title: 'Книга памяти...' })] }, {}],
  [
    'supports-unknown',
    'sources.0.supports.0',
    { sources: [source('a', { supports: ['birth.date'] })] },
    { sources: [source('a', { supports: ['name.kk'] })] },
  ],
  [
    'supports-unknown',
    'sources.0.supports.0',
    { sources: [source('a', { supports: ['constructor'] })] },
    { sources: [source('a', { supports: ['sources.0.id'] })] },
  ],
  ['private-email', 'role.ru', text('пишите: a.b@mail.kz'), text('a @ b')],
  ['private-phone', 'role.ru', text('тел. 8 701 123-45-67'), text('с 1941 по 1945')],
  ['private-personal-number', 'role.ru', text('ИИН 200101300123'), text('дело 2001013001234')],
  ['private-account', 'role.ru', text('пишите: t.me/vnuk'), text('a @ b')],
  ['hidden-characters', 'role.ru', text('снай\u202Eпер'), text('сна\u0301йпер')],
  [
    'hidden-characters',
    'sources.0.reference',
    { sources: [source('a', { reference: 'опись 11\u202E' })] },
    { sources: [source('a', { reference: '8 701 123-45-67' })] },
  ],
  ['lost-characters', 'role.ru', text('снай\uFFFDер'), text('снайпер \u{1F396}')],
  ['lost-characters', 'role.ru', text('снай\uD83Dпер'), text('(?)')],
  ['text-too-long', 'name.ru', named('а'.repeat(101)), named('а'.repeat(100))],
  ['name-letters', 'name.ru', named('例え'), named('д’Артаньян-Żółć Ғ. (Әбдіров) 2-й')],
  ['name-letters', 'name.ru', named('Абай \u{1F396}'), named('Аба\u0301й')],
  ['name-letters', 'name.ru', named(`А${'\u0338'.repeat(9)}бай`), named('Ӓба\u0304\u0301й')],
];

function named(ru: string): Patch {
  return { name: { kk: 'Абай', ru } };
}

function life(birth: string, death?: string, more: Patch = {}): Patch {
  return { birth: { date: birth }, ...(death && { death: { date: death } }), ...more };
}
function fate(name: string, death: string): Patch {
  return { fate: name, death: { date: death } };
}
function callUp(date: string, death: string): Patch {
  return { callUp: { date }, death: { date: death } };
}
function unit(from: string, to: string): Patch {
  return { units: [{ text: { ru: 'полк' }, from, to }] };
}
function source(id: string, more: Patch = {}): Patch {
  return { id, type: 'web', title: id, ...more };
}
function text(ru: string, kk = ru): Patch {
  return { role: { kk, ru } };
}

function findings(patch: Patch): { code: string; field: string }[] {
  const entry = veteranSchema.parse({
    id: 'abdirov-nurken',
    name: { kk: 'Әбдіров', ru: 'Абдиров' },
    category: 'front',
    place: 'karaganda',
    consent: { page: true },
    ...patch,
  });
  const folder = { place: 'karaganda', id: 'abdirov-nurken' };
  const context = { folder, placeIds: new Set(['karaganda', 'temirtau']), photos: PHOTOS };
  return [...rules, ...advice]
    .flatMap((rule) => rule(entry, context))
    .map(({ code, field }) => ({ code, field }));
}

test.each(CASES)('%s at %s', (code, field, bad, good) => {
  expect(findings(bad)).toContainEqual({ code, field });
  expect(findings(good).map((found) => found.code)).not.toContain(code);
});

test('a bare entry breaks no rule', () => {
  expect(findings({})).toEqual([]);
});

test('every code of the rules has its case', async () => {
  const folder = path.join(PROJECT, 'src/model/rules');
  const files = (await walk(folder)).map((file) => readFile(path.join(folder, file), 'utf8'));
  const written = (await Promise.all(files)).join('\n');
  const codes = [...written.matchAll(/(?:fault|warning|reversed)\('([a-z-]+)'/g)].map(
    ([, code]) => code,
  );
  expect(codes.length).toBeGreaterThan(25);
  expect(codes.filter((code) => !CASES.some(([tested]) => tested === code))).toEqual([]);
});
