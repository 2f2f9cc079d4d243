/** Whether every address that a published text names is there. */
import { readFile } from 'node:fs/promises';
import path, { extname } from 'node:path';
import { walk } from '../../base/platform/files.ts';
import type { Archive } from '../../model/archive.ts';
import type { PlacedOutput } from '../../dist/output.ts';
import { PLAYLISTS } from '../../outputs/led/formats/index.ts';

/** An address that leads nowhere. */
export interface Stray {
  /** Path of the text that names it. */
  path: string;
  /** As the text names it. */
  named: string;
}

export interface Published {
  /** Where the folder is served, with a closing slash. */
  address: string;
  /** Every file of the manifest. */
  paths: ReadonlySet<string>;
  /** Text files by path; pages among them tell which fragments they have. */
  texts: ReadonlyMap<string, string>;
  /** Addresses outside of the archive that are known: an address is known if it begins with one. */
  outside: readonly string[];
}

/** What may name addresses; programs and styles are the bundler's. */
export const isText = (path: string): boolean =>
  /\.(?:html|xml|rss|json|webmanifest|ics|csv|txt|vtt|ged|css)$/.test(path) ||
  PLAYLISTS.some(({ file }) => path.endsWith(extname(file))) ||
  path.endsWith('player/playlist.js');

/** Addresses of words and not of places: nobody opens them. */
const NAMESPACES = [
  'http://www.w3.org/',
  'http://search.yahoo.com/mrss/',
  'http://xspf.org/ns/',
  'http://www.sitemaps.org/schemas/',
];

const ABSOLUTE = /https?:\/\/[^\s"'<>`\\|{}]+/g;
const ATTRIBUTES = /\s(?:href|src|poster|action|data-[a-z-]*(?:src|href|url))\s*=\s*"([^"]*)"/g;
const SETS = /\s(?:srcset|imagesrcset)\s*=\s*"([^"]*)"/g;
/** A file's name alone or below folders, the whole of a JSON text or of a list's line. */
const FILE =
  /^(?:\.{0,2}\/)*[\w.~%-]+(?:\/[\w.~%-]+)*\.(?:mp4|ts|jpe?g|png|webp|avif|svg|pdf|zip|json|xml|html|ics|csv|xlsx|ged|vtt|txt|m3u8?)$/;

/** Every address that is named in these texts and is not there. */
export function strayAddresses(published: Published): Stray[] {
  return [...published.texts].flatMap(([path, text]) =>
    [...new Set(namedIn(path, text, published.address))]
      .filter((named) => !isThere(named, path, published))
      .map((named) => ({ path, named })),
  );
}

/** The addresses that a text names, as it names them but for escapes. */
export function namedIn(path: string, text: string, address: string): string[] {
  const plain = withoutEscapes(path, text);
  const host = new URL(address).host + new URL(address).pathname;
  const typed = plain.match(new RegExp(`(?<![\\w/.@:-])${escaped(host)}[\\w/#.-]*`, 'g')) ?? [];
  const whole = (plain.match(ABSOLUTE) ?? []).filter(
    (url) => !NAMESPACES.some((known) => url.startsWith(known)),
  );
  return [
    ...whole.flatMap((url) => [withoutEnd(url), ...handedOn(url)]),
    ...typed.map((one) => `${new URL(address).protocol}//${asPage(withoutEnd(one))}`),
    ...relativeIn(path, text),
  ];
}

/** Addresses that another site is given in its own address: to share a page. */
const handedOn = (url: string): string[] =>
  [...(URL.parse(url)?.searchParams.values() ?? [])].flatMap(
    (value) => value.match(ABSOLUTE) ?? [],
  );

/** Addresses without a host, where the format says that there is one. */
function relativeIn(path: string, text: string): string[] {
  const local = (list: readonly string[]): string[] =>
    list.filter((one) => one !== '' && !/^[a-z][a-z+.-]*:/i.test(one)).map(unescapeXml);
  if (/\.(?:m3u8?)$/.test(path))
    return local([
      ...text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#')),
      ...[...text.matchAll(/URI="([^"]*)"/g)].map(([, uri = '']) => uri),
    ]);
  if (/\.(?:json|webmanifest|js)$/.test(path)) return local(stringsOf(path, text));
  if (path.endsWith('.css'))
    return local([...text.matchAll(/url\("?([^")]+)"?\)/g)].map(([, url = '']) => url));
  if (/\.(?:html|xml|xspf|smil)$/.test(path))
    return local([
      ...[...text.matchAll(ATTRIBUTES)].map(([, url = '']) => url),
      ...[...text.matchAll(SETS)].flatMap(([, set = '']) =>
        set.split(',').map((one) => one.trim().split(/\s+/)[0] ?? ''),
      ),
      ...[...text.matchAll(/<location>([^<]*)<\/location>/g)].map(([, url = '']) => url),
    ]);
  return [];
}

/** All texts of a JSON file that name a file. */
function stringsOf(path: string, text: string): string[] {
  const json = path.endsWith('.js')
    ? text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)
    : text;
  const found: string[] = [];
  JSON.parse(json, (_, value: unknown) => {
    if (typeof value === 'string' && FILE.test(value)) found.push(value);
    return value;
  });
  return found;
}

function withoutEscapes(path: string, text: string): string {
  if (path.endsWith('.ics'))
    return text.replace(/\r\n /g, '').replace(/\\n/g, '\n').replace(/\\(.)/g, '$1');
  if (path.endsWith('.csv')) return text.replaceAll(',', ' ');
  if (/\.(?:json|js|webmanifest)$/.test(path))
    return text.replace(/\\n/g, '\n').replace(/\\\//g, '/');
  return /\.(?:html|xml|xspf|smil|vsn)$/.test(path) ? unescapeXml(unescapeXml(text)) : text;
}

const SIGNS: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  amp: '&',
};

const unescapeXml = (text: string): string =>
  text.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => SIGNS[name] ?? '');

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** A page's address that is to be typed goes without its last slash. */
const asPage = (typed: string): string => (/[/][^/.]+$/.test(typed) ? `${typed}/` : typed);

/** A sentence's own signs after an address. */
const withoutEnd = (url: string): string => url.replace(/[.,;:!?»)\]]+$/, '');

/** The player's list is read from its screen's folder; makers' programmes are given the clips alone. */
const ELSEWHERE: readonly [RegExp, string][] = [
  [/\/player\/playlist\.js$/, '../'],
  [/\/vendor\/[^/]+$/, '../clips/'],
];

/** Lists of files of the whole folder are told from its root; everything else from where it stands. */
function isThere(named: string, path: string, published: Published): boolean {
  const { address, outside } = published;
  const own = new URL(path, address).href;
  const others = ELSEWHERE.filter(([files]) => files.test(path));
  const bases = [own, address, ...others.map(([, folder]) => new URL(folder, own).href)];
  return bases.some((base) => {
    if (!URL.canParse(named, base)) return false;
    const url = new URL(named, base);
    if (outside.some((known) => url.href.startsWith(known))) return true;
    return url.href.startsWith(address) && isPublished(url, published);
  });
}

function isPublished({ href, hash }: URL, { address, paths, texts }: Published): boolean {
  const [bare = ''] = href.split(/[?#]/);
  const name = decodeURIComponent(bare.slice(address.length));
  const file = name === '' || name.endsWith('/') ? `${name}index.html` : name;
  if (!paths.has(file)) return false;
  const fragment = decodeURIComponent(hash.slice(1));
  const page = texts.get(file);
  if (fragment === '' || page === undefined || /^[a-z-]+=/.test(fragment)) return true;
  return page.includes(`id="${fragment}"`);
}

/** What the outputs themselves lead to outside: terms of formats, and pages for sharing. */
const KNOWN_OUTSIDE = [
  'https://jsonfeed.org/version/',
  'https://schema.org',
  'https://t.me/share/url?',
  'https://wa.me/?text=',
];

/** A published folder as the judge wants it: what the archive itself names outside is known. */
export async function readPublishedTexts(
  files: readonly { output: Pick<PlacedOutput, 'path'>; file: string }[],
  content: string,
  { address, desk }: Archive['settings'],
): Promise<Published> {
  const texts = new Map<string, string>();
  for (const { output, file } of files)
    // The manifest names what is published by its place in the folder, and beside it where it lies.
    if (isText(output.path) && output.path !== 'manifest.json')
      texts.set(output.path, await readFile(file, 'utf8'));
  const outside = [...KNOWN_OUTSIDE, ...(desk === undefined ? [] : [desk])];
  for (const name of await walk(content))
    if (/\.(?:md|yaml)$/.test(name))
      outside.push(...((await readFile(path.join(content, name), 'utf8')).match(ABSOLUTE) ?? []));
  const known = outside.filter((url) => !url.startsWith(address)).map(withoutEnd);
  const paths = new Set([...files.map(({ output }) => output.path), 'manifest.json']);
  return { address, paths, texts, outside: known };
}
