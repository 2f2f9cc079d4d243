/** Every text file of a screen, made together and kept as one folder of the cache. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { codeVersion, type Cache } from '../base/cache.ts';
import { hashOf } from '../base/files.ts';
import type { Output } from '../publish/outputs.ts';
import { t } from '../i18n/index.ts';
import { stickCsv } from './formats/csv.ts';
import { playlistFile, playlistJson, type PlaylistFile } from './formats/json.ts';
import { m3u } from './formats/m3u.ts';
import { mrss } from './formats/mrss.ts';
import { smil } from './formats/smil.ts';
import { colorlight, novastar } from './formats/vendor.ts';
import { xspf } from './formats/xspf.ts';
import type { Loop } from './loop.ts';
import { inScript, playerPage, playerScript } from './player/page.ts';
import { programmeLoops, type Programme } from './programme.ts';

/** A text of a screen's folder. */
interface ScreenText {
  /** Relative to `led/<screen>/`. */
  path: string;
  kind: Output['kind'];
  format: string;
  make: () => string | Promise<string>;
}

/** Where and since when the archive is published: feeds name it. */
export interface Edition {
  /** With a closing slash. */
  address: string;
  /** ms since 1970 */
  published: number;
}

/** What stands in the folder of a screen beside its films. */
function textsOf(programme: Programme, { address, published }: Edition): ScreenText[] {
  const base = new URL(`led/${programme.screen.id}/`, address).href;
  const since = new Date(published).toUTCString();
  const playlist = (path: string, format: string, make: () => string): ScreenText => ({
    ...{ path, kind: 'playlist', format, make },
  });
  const loops = programmeLoops(programme).flatMap((loop) => {
    const name = (ending: string): string => loopFile(loop, ending);
    return [
      playlist(name('playlist.m3u'), 'm3u', () => m3u(programme, loop)),
      playlist(name('playlist.xspf'), 'xspf', () => xspf(programme, loop)),
      playlist(name('mrss.xml'), 'mrss', () => mrss(programme, loop, base, since)),
      playlist(name('stick.csv'), 'csv', () => stickCsv(programme, loop)),
      playlist(`vendor/${name('colorlight.vsn')}`, 'vsn', () => colorlight(programme, loop)),
      playlist(`vendor/${name('novastar.json')}`, 'novastar', () =>
        novastar(programme, loop, base),
      ),
    ];
  });
  let file: PlaylistFile | undefined;
  const whole = (): PlaylistFile => (file ??= playlistFile(programme));
  const player = (path: string, format: string, make: ScreenText['make']): ScreenText => ({
    ...{ path: `player/${path}`, kind: 'player', format, make },
  });
  return [
    player('index.html', 'html', () => playerPage(programme)),
    player('playlist.js', 'js', () => `window.PLAYLIST = ${inScript(whole())};\n`),
    player('sw.js', 'js', () => playerScript('sw')),
    ...loops,
    playlist('playlist.smil', 'smil', () => smil(programme)),
    playlist('playlist.json', 'json', () => playlistJson(whole())),
    playlist('vendor/readme.txt', 'txt', untested),
  ];
}

/** `playlist.m3u`, or `playlist-2027-05-08.m3u` where each day has a loop of its own. */
export const loopFile = ({ folder }: Loop, name: string): string =>
  name.replace('.', `${folder.replace(/^stick/, '')}.`);

/** Says in both languages that nobody has tried the makers' programmes. */
const untested = (): string =>
  (['kk', 'ru'] as const).map((language) => `${t(language)('led.vendor.untested')}\n`).join('\n');

/** Writes the texts of a screen and returns them as outputs. */
export async function screenTexts(
  cache: Cache,
  programme: Programme,
  edition: Edition,
): Promise<Output[]> {
  const texts = textsOf(programme, edition);
  const key = hashOf(await codeVersion('src/led', 'src/i18n'), keyText(programme, edition));
  const folder = await cache.file('led', key, 'screen', async (temporary) => {
    for (const text of texts) {
      const target = path.join(temporary, text.path);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, await text.make()); // small and many: at once is quicker than in turns
    }
  });
  return texts.map(({ path: relative, kind, format }) => ({
    ...{ person: null, kind, format, language: null },
    path: `led/${programme.screen.id}/${relative}`,
    source: path.join(folder, relative),
  }));
}

/** The programme without the places of its files, which may differ between machines. */
const keyText = (programme: Programme, edition: Edition): string =>
  JSON.stringify([
    { ...programme, media: programme.media.map((medium) => ({ ...medium, file: '' })) },
    edition,
  ]);
