/** What programs are given, read by readers that know nothing of this archive. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { unzipSync } from 'fflate';
import jsonld from 'jsonld';
import { readGedcom } from 'read-gedcom';
import sharp from 'sharp';
import { readSheet } from 'read-excel-file/node';
import { beforeAll, expect, test } from 'vitest';
import { walk } from '../../../base/platform/files.ts';
import { xml } from '../../../base/formats/xml.ts';
import { LANGUAGES } from '../../../model/language.ts';
import { gedcom7Judge } from '../../../dev/testing/gedcom-structures.ts';
import { builtSite } from '../../../dev/testing/built-site.ts';

let dist: string;
let files: string[];

beforeAll(async () => {
  dist = await builtSite();
  files = await walk(dist);
}, 300_000);

const read = (file: string): Promise<string> => readFile(path.join(dist, file), 'utf8');
const ADDRESS = 'https://estelik.example/';
const SCHEMA = 'http://schema.org/';

const people = (language: string): string[] =>
  files.flatMap(
    (file) => new RegExp(`^${language}/people/([^/]+)/index.html$`).exec(file)?.[1] ?? [],
  );

/** schema.org's context, as far as it maps words to its terms: no network in a test. */
const documentLoader = async (url: string) => ({
  documentUrl: url,
  document: { '@context': { '@vocab': SCHEMA, id: '@id', type: '@type' } },
});

interface Node {
  '@id'?: string;
  '@type'?: string[];
  [property: string]: unknown;
}

/** The statements that a page makes of its person. */
async function statementsOf(page: string): Promise<Node[]> {
  const [, text] =
    /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(await read(page)) ?? [];
  return (await jsonld.expand(JSON.parse(text!), { documentLoader })) as Node[];
}

const valuesOf = (node: Node | undefined, term: string): string[] =>
  ((node?.[SCHEMA + term] ?? []) as { '@value': string }[]).map((value) => value['@value']);

test.each(LANGUAGES)('%s: a page says in schema.org’s words who is meant', async (language) => {
  let dates = 0;
  for (const id of people(language)) {
    if (id === 'eski-esim') continue; // a former address leads on
    const [person, ...more] = await statementsOf(`${language}/people/${id}/index.html`);
    expect(more).toEqual([]);
    expect(person).toMatchObject({
      '@id': `${ADDRESS}kk/people/${id}/`,
      '@type': [`${SCHEMA}Person`],
    });
    expect(valuesOf(person, 'name')[0]?.length).toBeGreaterThan(2);
    for (const date of [...valuesOf(person, 'birthDate'), ...valuesOf(person, 'deathDate')]) {
      dates += 1;
      expect(date).toMatch(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/);
    }
  }
  expect(dates).toBeGreaterThan(10);
});

test('a doubtful year is no date for programs, and of the living no death is told', async () => {
  const [person] = await statementsOf('ru/people/tiri-ardager/index.html');
  expect(valuesOf(person, 'birthDate')).toEqual([]);
  expect(valuesOf(person, 'deathDate')).toEqual([]);
});

test('every page that may be shared shows a picture with its link, and says what stands on it', async () => {
  const metaOf = (html: string, name: string): string | undefined =>
    new RegExp(`<meta property="og:${name}" content="([^"]*)">`).exec(html)?.[1];
  const pages = files.filter((file) => /^(?:(?:kk|ru|en)\/.*)?index\.html$/.test(file));
  const own = new Map<string, number>();
  for (const page of pages) {
    const html = await read(page);
    if (page.includes('eski-esim')) continue; // a former address leads on
    const picture = metaOf(html, 'image')?.replace(ADDRESS, '') ?? '';
    expect(files, page).toContain(picture);
    expect(metaOf(html, 'image:alt')?.length, page).toBeGreaterThan(4);
    expect([metaOf(html, 'image:width'), metaOf(html, 'image:height')]).toEqual(['1200', '630']);
    expect(metaOf(html, 'image:type')).toBe('image/jpeg');
    own.set(picture, (own.get(picture) ?? 0) + 1);
  }
  expect(metaOf(await read('kk/places/nura/index.html'), 'image')).toMatch(/place-nura-card/);
  expect(metaOf(await read('index.html'), 'image')).toMatch(/home-card/);
  for (const picture of own.keys()) {
    const { width, height, format } = await sharp(path.join(dist, picture)).metadata();
    expect([width, height, format]).toEqual([1200, 630, 'jpeg']);
  }
});

test('the map of the site names every page once, with its other languages, and each names it back', async () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    isArray: (name) => name === 'xhtml:link',
  });
  const index = await read('sitemap.xml');
  expect(XMLValidator.validate(index)).toBe(true);
  const text = await read('sitemap-1.xml');
  expect(XMLValidator.validate(text)).toBe(true);
  const { urlset } = parser.parse(text) as {
    urlset: { url: { loc: string; 'xhtml:link': Record<string, string>[] }[] };
  };
  const others = new Map(
    urlset.url.map((url) => [
      url.loc,
      new Map(url['xhtml:link'].map((link) => [link['@_hreflang'], link['@_href']!])),
    ]),
  );
  expect(others.size).toBe(urlset.url.length);
  for (const [loc, languages] of others) {
    expect(files).toContain(`${loc.replace(ADDRESS, '')}index.html`);
    for (const [language, other] of languages) {
      expect(other.startsWith(`${ADDRESS}${language}/`)).toBe(true);
      expect([...(others.get(other)?.values() ?? [])]).toContain(loc);
    }
  }
  const named = [...others.keys()].map((loc) => `${loc.replace(ADDRESS, '')}index.html`);
  const hidden = files.filter(
    (file) => /^(?:kk|ru|en)\/.*index\.html$/.test(file) && !named.includes(file),
  );
  expect(
    hidden.every((file) => /\/offline\/|eski-esim/.test(file)),
    hidden.join(),
  ).toBe(true);
});

test.each(LANGUAGES)(
  '%s: feeds name the newest once, and no day where none is known',
  async (language) => {
    const text = await read(`${language}/feed.xml`);
    expect(XMLValidator.validate(text)).toBe(true);
    const { rss } = new XMLParser().parse(text) as {
      rss: { channel: { link: string; item: { guid: string; pubDate?: string }[] } };
    };
    expect(rss.channel.link).toBe(`${ADDRESS}${language}/`);
    const feed = JSON.parse(await read(`${language}/feed.json`)) as {
      version: string;
      items: { id: string; date_published?: string }[];
    };
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
    const wanted = people(language)
      .filter((id) => id !== 'eski-esim')
      .map((id) => `${ADDRESS}${language}/people/${id}/`)
      .sort();
    const address = (id: string): string => `${ADDRESS}${language}/people/${id}/`;
    const all = rss.channel.item.map(({ guid, pubDate = '' }) => [guid, Date.parse(pubDate)]);
    expect(all).toEqual([
      [address('bir-esim'), Date.parse('2027-04-02T12:00:00+05:00')],
      ...wanted.filter((id) => id !== address('bir-esim')).map((id) => [id, NaN]),
    ]);
    expect(
      feed.items.map(({ id, date_published = '' }) => [id, Date.parse(date_published)]),
    ).toEqual(all);
  },
);

test('a page leads to the feed and the days of its person, where there are any', async () => {
  for (const id of people('kk').filter((one) => one !== 'eski-esim')) {
    const html = await read(`ru/people/${id}/index.html`);
    const [feed, calendar] = [`people/${id}/feed.xml`, `people/${id}/anniversaries.ics`];
    expect(html.split(`href="/${feed}"`)).toHaveLength(3); // in the head, and to be clicked
    expect(XMLValidator.validate(await read(feed))).toBe(true);
    expect(html.includes(`href="/${calendar}"`)).toBe(files.includes(calendar));
  }
  expect(files).toContain('people/abdirov-nurken/anniversaries.ics');
  expect(files).not.toContain('people/tiri-ardager/anniversaries.ics');
  expect(files).not.toContain('people/eski-esim/feed.xml');
});

test('what a person did stands in the head, with a link, in cards, feeds, tables and archives', async () => {
  const deed = 'Коньков түбінде отқа оранған Ил-2-ні танк колоннасына бағыттады';
  // Where letters follow a hyphen pages keep them together by a word joiner.
  const page = async (file: string): Promise<string> => (await read(file)).replaceAll('\u2060', '');
  const html = await page('kk/people/abdirov-nurken/index.html');
  const [head = ''] = html.split('id="story"');
  expect(head).toMatch(new RegExp(`<p class="deed"> ?${deed}`));
  expect(html).toContain(`<meta property="og:description" content="${deed}">`);
  const [person] = await statementsOf('kk/people/abdirov-nurken/index.html');
  expect(valuesOf(person, 'description')).toEqual([deed]);
  expect(await page('kk/places/karkaraly/index.html')).toContain(deed);
  expect(await read('kk/feed.xml')).toContain(xml(`<p>${deed}</p>`));
  const rows = parseCsv(await read('data/people.csv'), { columns: true, bom: true }) as Record<
    string,
    string
  >[];
  expect(rows.find(({ id }) => id === 'abdirov-nurken')?.['deed_kk']).toBe(deed);
  const family = unzipSync(await readFile(path.join(dist, 'data/family/abdirov-nurken.zip')));
  const facts = new TextDecoder().decode(family['abdirov-nurken/abdirov-nurken.kk.txt']);
  expect(facts.split('\n\n')[1]).toBe(deed);
});

test('times of one list have one form: all with seconds, or none', async () => {
  const list = /\d\d:\d\d(?::\d\d)?(?:(?:, | · )\d\d:\d\d(?::\d\d)?)+/g;
  let lists = 0;
  for (const file of files.filter((one) => /\.(?:html|ics|txt|xml|csv|json)$/.test(one))) {
    const text = (await read(file)).replaceAll(/\r\n[ \t]/g, '').replaceAll('\\,', ',');
    for (const [times] of text.matchAll(list)) {
      const forms = new Set(times.split(/, | · /).map((time) => time.length));
      expect(forms.size, `${file}: ${times}`).toBe(1);
      lists += Number(forms.has(8));
    }
  }
  expect(lists).toBeGreaterThan(10);
});

test('the table and the data tell the same people', async () => {
  const rows = parseCsv(await read('data/people.csv'), { columns: true, bom: true }) as Record<
    string,
    string
  >[];
  const data = JSON.parse(await read('data/people.json')) as {
    people: { id: string; name: Record<string, string> }[];
  };
  expect(rows.map((row) => [row['id'], row['name_kk'], row['name_ru']])).toEqual(
    data.people.map(({ id, name }) => [id, name['kk'] ?? '', name['ru'] ?? '']),
  );
  const [head = [], ...sheet] = await readSheet(path.join(dist, 'data/people.xlsx'));
  expect(head).toEqual(Object.keys(rows[0] ?? {}));
  expect(sheet.map((row) => row.map((cell) => String(cell ?? '')))).toEqual(
    rows.map((row) => Object.values(row)),
  );
});

test('a family-tree program reads names with surnames, and dates as far as they are known', async () => {
  const gedcom = async (id: string) => {
    const bytes = await readFile(path.join(dist, `data/gedcom/${id}.ged`));
    return readGedcom(new Uint8Array(bytes).buffer).getIndividualRecord();
  };
  const judge = await gedcom7Judge();
  for (const id of people('kk').filter((one) => one !== 'eski-esim')) {
    expect((await gedcom(id)).length, id).toBe(1);
    const zip = unzipSync(await readFile(path.join(dist, `data/gedcom/${id}.gdz`)));
    const { 'gedcom.ged': lines, ...pictures } = zip;
    const text = new TextDecoder().decode(lines);
    expect(judge(text), id).toEqual([]);
    expect([...text.matchAll(/ FILE (\S+)/g)].map(([, name]) => name)).toEqual(
      Object.keys(pictures),
    );
    for (const picture of Object.values(pictures))
      expect((await sharp(picture).metadata()).format).toBe('jpeg');
  }
  const hero = await gedcom('abdirov-nurken');
  expect(hero.getName().valueAsParts()[0]).toEqual(['Нүркен Әбдірұлы', 'Әбдіров', undefined]);
  expect(hero.getEventBirth().getDate().valueAsDate()[0]).toMatchObject({
    hasDate: true,
    isDateApproximated: false,
    date: { year: { value: 1919 } },
  });
  const living = await gedcom('tiri-ardager');
  expect(living.getEventBirth().getDate().valueAsDate()[0]).toMatchObject({
    hasDate: true,
    isDateApproximated: true,
  });
  expect(living.getEventDeath().length).toBe(0);
});
