/** Every text file of a screen, made together and kept as one folder of the cache. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { codeVersion, type Cache } from '../base/cache.ts';
import { hashOf } from '../base/files.ts';
import type { Output } from '../publish/outputs.ts';
import { playlistJson } from './formats/json.ts';
import { m3u } from './formats/m3u.ts';
import type { Loop } from './loop.ts';
import { programmeLoops, type Programme } from './programme.ts';

/** A text of a screen's folder. */
interface ScreenText {
  /** Relative to `led/<screen>/`. */
  path: string;
  kind: Output['kind'];
  format: string;
  make: () => string;
}

/** What stands in the folder of a screen beside its films. */
function textsOf(programme: Programme): ScreenText[] {
  const loops = programmeLoops(programme);
  return [
    ...loops.map((loop) => ({
      path: `${listName(loop)}.m3u`,
      kind: 'playlist' as const,
      format: 'm3u',
      make: () => m3u(programme, loop),
    })),
    {
      path: 'playlist.json',
      kind: 'playlist',
      format: 'json',
      make: () => playlistJson(programme),
    },
  ];
}

/** `playlist`, or `playlist-2027-05-08` where each day has a loop of its own. */
export const listName = ({ folder }: Loop): string => folder.replace(/^stick/, 'playlist');

/** Writes the texts of a screen and returns them as outputs. */
export async function screenTexts(cache: Cache, programme: Programme): Promise<Output[]> {
  const texts = textsOf(programme);
  const { file: _, ...rest } = { file: '', ...programme };
  const key = hashOf(await codeVersion('src/led', 'src/i18n'), keyText(rest));
  const folder = await cache.file('led', key, 'screen', async (temporary) => {
    for (const text of texts) {
      const target = path.join(temporary, text.path);
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, text.make());
    }
  });
  return texts.map(({ path: relative, kind, format }) => ({
    ...{ person: null, kind, format, language: null },
    path: `led/${programme.screen.id}/${relative}`,
    source: path.join(folder, relative),
  }));
}

/** The programme without the places of its files, which may differ between machines. */
const keyText = (programme: Programme): string =>
  JSON.stringify(programme, (name, value: unknown) => (name === 'file' ? undefined : value));
