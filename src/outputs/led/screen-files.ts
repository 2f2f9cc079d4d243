/** Every text file of a screen. */
import type { TextOutput } from '../../dist/output.ts';
import { t } from '../../i18n/index.ts';
import { EQUAL_LANGUAGES } from '../../model/language.ts';
import { PLAYLISTS } from './formats/index.ts';
import { playlistFile } from './formats/json.ts';
import { filesFolder } from './formats/vendor.ts';
import { loopFile } from './loop.ts';
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
  const lists = PLAYLISTS.filter(({ isFor }) => isFor?.(programme.screen) ?? true).flatMap(
    (list) =>
      list.per === 'screen'
        ? [output(list.file, list.format, () => list.write(programme, base))]
        : programme.loops.map((loop) =>
            output(loopFile(loop, list.file), list.format, () =>
              list.write(programme, loop, base, since),
            ),
          ),
  );
  const [page, worker] = [await playerPage(programme), await playerScript('sw')];
  const script = (): string => `window.PLAYLIST = ${inScript(playlistFile(programme))};\n`;
  return [
    output('player/index.html', 'html', () => page, 'player'),
    output('player/playlist.js', 'js', script, 'player'),
    output('player/sw.js', 'js', () => worker, 'player'),
    ...lists,
    output('vendor/readme.txt', 'txt', () => untested(programme)),
  ];
}

/** Says in both languages that nobody has tried the makers' programmes. */
const untested = ({ loops }: Programme): string => {
  const copies = loops.map((loop) => `${loop.folder} → ${filesFolder(loop)}`).join('; ');
  return EQUAL_LANGUAGES.map(
    (language) => `${t(language)('led.vendor.untested', { copies })}\n`,
  ).join('\n');
};
