/** The lists of a screen, a line each: how it is written, offered, led to the media store and served. */
import path from 'node:path';
import { typeOf } from '../../../base/platform/send-file.ts';
import type { Screen } from '../../../model/screen.ts';
import type { Loop } from '../loop.ts';
import type { Programme } from '../programme.ts';
import { stickCsv } from './csv.ts';
import { hasHls, hls } from './hls.ts';
import { playlistFile, playlistJson } from './json.ts';
import { m3u } from './m3u.ts';
import { mrss } from './mrss.ts';
import { smil } from './smil.ts';
import { colorlight, novastar } from './vendor.ts';
import { xspf } from './xspf.ts';

interface Facts {
  /** What the manifest calls it. */
  format: string;
  /** Below `led/<screen>/`; of a loop's list the day comes before the ending where days differ. */
  file: string;
  /** Whether it may name a clip by its full address, which may lie elsewhere. */
  namesAddresses: boolean;
  /** The media type of an ending that no other file has. */
  type?: string;
  /** Screens that have it; all by default. */
  isFor?(screen: Screen): boolean;
}

/**
 * One for all the hours, or one for each loop.
 * `address` is where `led/<screen>/` is served, with a closing slash; `since` the RFC 822 date of the feed.
 */
type Writer =
  | { per: 'screen'; write(programme: Programme, address: string): string }
  | {
      per: 'loop';
      write(programme: Programme, loop: Loop, address: string, since: string): string;
    };

export const PLAYLISTS: readonly (Facts & Writer)[] = [
  {
    format: 'm3u',
    file: 'playlist.m3u',
    namesAddresses: true,
    type: 'audio/x-mpegurl',
    per: 'loop',
    write: m3u,
  },
  {
    format: 'xspf',
    file: 'playlist.xspf',
    namesAddresses: true,
    type: 'application/xspf+xml',
    per: 'loop',
    write: xspf,
  },
  { format: 'mrss', file: 'mrss.xml', namesAddresses: true, per: 'loop', write: mrss },
  {
    format: 'hls',
    file: 'loop.m3u8',
    namesAddresses: true,
    type: 'application/vnd.apple.mpegurl',
    isFor: hasHls,
    per: 'loop',
    write: hls,
  },
  { format: 'csv', file: 'stick.csv', namesAddresses: false, per: 'loop', write: stickCsv },
  {
    format: 'vsn',
    file: 'vendor/colorlight.vsn',
    namesAddresses: false,
    type: 'application/xml',
    per: 'loop',
    write: colorlight,
  },
  {
    format: 'novastar',
    file: 'vendor/novastar.json',
    namesAddresses: true,
    per: 'loop',
    write: novastar,
  },
  {
    format: 'smil',
    file: 'playlist.smil',
    namesAddresses: true,
    type: 'application/smil+xml',
    per: 'screen',
    write: smil,
  },
  {
    format: 'json',
    file: 'playlist.json',
    namesAddresses: true,
    per: 'screen',
    write: (programme) => playlistJson(playlistFile(programme)),
  },
];

/** Endings by which a list is known. */
const endingOf = ({ file }: Facts): string => path.extname(file);

/** Whether a path is that of a list which may name clips that lie elsewhere. */
export const canListAddresses = (name: string): boolean =>
  PLAYLISTS.some((list) => list.namesAddresses && name.endsWith(endingOf(list)));

const TYPES = new Map(
  PLAYLISTS.flatMap((list) => (list.type ? [[endingOf(list), list.type]] : [])),
);

/** The media type of a file in `dist/`. */
export const mediaTypeOf = (name: string): string => TYPES.get(path.extname(name)) ?? typeOf(name);
