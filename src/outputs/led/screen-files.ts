/** Every text file of a screen. */
import type { TextOutput } from '../../dist/output.ts';
import { t } from '../../i18n/index.ts';
import { stickCsv } from './formats/csv.ts';
import type { PlaylistFile } from '../../model/files/playlist.ts';
import { EQUAL_LANGUAGES } from '../../model/language.ts';
import { playlistFile, playlistJson } from './formats/json.ts';
import { hls } from './formats/hls.ts';
import { m3u } from './formats/m3u.ts';
import { mrss } from './formats/mrss.ts';
import { smil } from './formats/smil.ts';
import { colorlight, filesFolder, novastar } from './formats/vendor.ts';
import { xspf } from './formats/xspf.ts';
import type { Loop } from './loop.ts';
import { inScript, playerPage, playerScript } from './player/page.ts';
import type { Programme } from './programme.ts';

/** Where and since when the archive is published: feeds name it. */
interface Publication {
  /** With a closing slash. */
  address: string;
  /** ms since 1970 */
  published: number;
}

/** What stands in the folder of a screen beside its clips. */
export async function screenTexts(
  programme: Programme,
  { address, published }: Publication,
): Promise<TextOutput[]> {
  const base = new URL(`led/${programme.screen.id}/`, address).href;
  const since = new Date(published).toUTCString();
  const output = (
    path: string,
    format: string,
    text: () => string,
    kind: TextOutput['kind'] = 'playlist',
  ): TextOutput => ({
    kind,
    format,
    path: `led/${programme.screen.id}/${path}`,
    text,
  });
  const loops = programme.loops.flatMap((loop) => {
    const name = (ending: string): string => loopFile(loop, ending);
    return [
      output(name('playlist.m3u'), 'm3u', () => m3u(programme, loop)),
      output(name('playlist.xspf'), 'xspf', () => xspf(programme, loop)),
      output(name('mrss.xml'), 'mrss', () => mrss(programme, loop, base, since)),
      ...(hasHls(programme.screen)
        ? [output(name('loop.m3u8'), 'hls', () => hls(programme, loop))]
        : []),
      output(name('stick.csv'), 'csv', () => stickCsv(programme, loop)),
      output(`vendor/${name('colorlight.vsn')}`, 'vsn', () => colorlight(programme, loop)),
      output(`vendor/${name('novastar.json')}`, 'novastar', () => novastar(programme, loop, base)),
    ];
  });
  const [page, worker] = [await playerPage(programme), await playerScript('sw')];
  const whole = (): PlaylistFile => playlistFile(programme);
  const script = (): string => `window.PLAYLIST = ${inScript(whole())};\n`;
  return [
    output('player/index.html', 'html', () => page, 'player'),
    output('player/playlist.js', 'js', script, 'player'),
    output('player/sw.js', 'js', () => worker, 'player'),
    ...loops,
    output('playlist.smil', 'smil', () => smil(programme, base)),
    output('playlist.json', 'json', () => playlistJson(whole())),
    output('vendor/readme.txt', 'txt', () => untested(programme)),
  ];
}

/** HLS is made for players of a network. */
export const hasHls = ({ delivery }: Programme['screen']): boolean => delivery === 'network';

/** `playlist.m3u`, or `playlist-2027-05-08.m3u` where each day has a loop of its own. */
export const loopFile = ({ folder }: Loop, name: string): string =>
  name.replace('.', `${folder.replace(/^stick/, '')}.`);

/** Says in both languages that nobody has tried the makers' programmes. */
const untested = ({ loops }: Programme): string => {
  const copies = loops.map((loop) => `${loop.folder} → ${filesFolder(loop)}`).join('; ');
  return EQUAL_LANGUAGES.map(
    (language) => `${t(language)('led.vendor.untested', { copies })}\n`,
  ).join('\n');
};
