/** Pages and playlists made for one folder, led to media that lie elsewhere. */
import { icsLines, icsOf } from '../base/formats/ics.ts';
import { canListAddresses } from '../outputs/led/formats/index.ts';

/** What may name a file by its full address, beside the lists of screens. */
const NAMES_ADDRESSES = /\.(?:html|json|xml|rss|ics)$/;
/** Tables and texts that people of the press open. */
const FOR_THE_PRESS = /^press\/.*\.(?:csv|txt)$/;

export const canNameAddresses = (path: string): boolean =>
  NAMES_ADDRESSES.test(path) || FOR_THE_PRESS.test(path) || canListAddresses(path);

/** What may be a path or an address in HTML, JSON, XML or a list: nothing quoted, nothing spaced. */
const WORD =
  /(?:https?:\/\/[\w.-]+(?::\d+)?\/|\/|(?:\.\.\/)+)?[\w.~%-]+(?:\/[\w.~%-]+)*\.[a-z0-9]{2,4}(?![\w/])/g;

/**
 * Puts full addresses where a text names a file that lies elsewhere. A path is read as browsers and
 * players read it, relative to the file it stands in, or else as a path of the whole folder.
 *
 * @param path The text's own path below the published folder.
 * @param address Where that folder is served, with a closing slash.
 * @param elsewhere Addresses of the files that lie elsewhere, by path.
 */
export function rewriteUrls(
  text: string,
  path: string,
  address: string,
  elsewhere: ReadonlyMap<string, string>,
): string {
  const led = (whole: string): string =>
    whole.replace(WORD, (word) => {
      const found = pathsOf(word, path, address).find((candidate) => elsewhere.has(candidate));
      return (found === undefined ? undefined : elsewhere.get(found)) ?? word;
    });
  return path.endsWith('.ics') ? icsOf(icsLines(text).map(led)) : led(text);
}

/** The paths below the published folder that a text names: only what looks like a file. */
export const pathsNamed = (text: string, path: string, address: string): string[] =>
  [...text.matchAll(WORD)].flatMap(([word]) => pathsOf(word, path, address));

function pathsOf(word: string, path: string, address: string): string[] {
  return [new URL(path, address).href, address].flatMap((base) => {
    if (!URL.canParse(word, base)) return [];
    const { href } = new URL(word, base);
    return href.startsWith(address) ? [href.slice(address.length)] : [];
  });
}
