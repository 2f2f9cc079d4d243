/** The boxes of an MP4 file that has its index first (ISO 14496-12, -14 and -15). */

/** One track, its samples in their order. */
export interface Track {
  kind: 'vide' | 'soun';
  /** Of a picture, in pixels; 0 for sound. */
  width: number;
  height: number;
  /** Units of time a second, and those that each sample lasts, the last one perhaps less. */
  timescale: number;
  delta: number;
  duration: number;
  /** Samples where a player can begin; all of them without it. */
  keys: readonly number[] | null;
  samples: readonly Uint8Array[];
  /** The sample entry: what a decoder needs to know. */
  entry: Uint8Array;
}

type Part = Uint8Array | string | readonly number[];

/** Numbers of so many bytes each, the highest byte first. */
function numbers(bytes: 1 | 2 | 4, ...values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * bytes);
  values.forEach((value, index) => buffer.writeUIntBE(value, index * bytes, bytes));
  return buffer;
}
export const bytes = (...values: number[]): Buffer => numbers(1, ...values);
export const shorts = (...values: number[]): Buffer => numbers(2, ...values);
export const words = (...values: number[]): Buffer => numbers(4, ...values);

/** A box; numbers are words, texts Latin letters. */
export function box(type: string, ...parts: Part[]): Buffer {
  const content = parts.map((part) =>
    typeof part === 'string'
      ? Buffer.from(part, 'latin1')
      : part instanceof Uint8Array
        ? part
        : words(...part),
  );
  const size = content.reduce((sum, { length }) => sum + length, 8);
  return Buffer.concat([words(size), Buffer.from(type, 'latin1'), ...content]);
}

/** Times of the whole file are in milliseconds. */
const MOVIE_TIMESCALE = 1000;
const IDENTITY = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];
const UNDETERMINED = 0x55c4; // the language
const ZERO = [0] as const;

/** Seconds of each track that lie together, so that a player need not jump to and fro. */
const CHUNK = 1;

/** A file of tracks that begin together. It tells nothing of its maker, and neither when. */
export function mp4Of(tracks: readonly Track[]): Buffer {
  const chunked = tracks.map(chunksOf);
  const most = Math.max(...chunked.map(({ length }) => length));
  const order = Array.from({ length: most }, (_, second) =>
    tracks.map((_, track) => chunked[track]?.[second] ?? []),
  );
  const head = box('ftyp', 'isom', [0x200], 'isomiso2avc1mp41');
  const moovAt = (start: number): Buffer => {
    let at = start;
    const offsets = tracks.map((): number[] => []);
    for (const second of order)
      second.forEach((chunk, track) => {
        if (chunk.length > 0) offsets[track]?.push(at);
        at += sizeOf(chunk);
      });
    return moovOf(tracks, chunked, offsets);
  };
  // Its size depends on the number of its entries alone.
  const moov = moovAt(head.length + moovAt(0).length + 8);
  const samples = order.flat(2);
  const mdat = Buffer.concat([words(sizeOf(samples) + 8), Buffer.from('mdat')]);
  return Buffer.concat([head, moov, mdat, ...samples]);
}

const sizeOf = (samples: readonly Uint8Array[]): number =>
  samples.reduce((sum, { length }) => sum + length, 0);

function chunksOf({ samples, timescale, delta }: Track): Uint8Array[][] {
  const most = Math.max(1, Math.floor((CHUNK * timescale) / delta));
  return Array.from({ length: Math.ceil(samples.length / most) }, (_, index) =>
    samples.slice(index * most, (index + 1) * most),
  );
}

function moovOf(
  tracks: readonly Track[],
  chunks: readonly (readonly Uint8Array[][])[],
  offsets: readonly (readonly number[])[],
): Buffer {
  const duration = Math.max(...tracks.map(inMovie));
  const mvhd = box(
    'mvhd',
    [0, 0, 0, MOVIE_TIMESCALE, duration, 0x10000, 0x1000000, 0, 0, ...IDENTITY],
    [...Array<number>(6).fill(0), tracks.length + 1],
  );
  const traks = tracks.map((track, index) =>
    trakOf(track, index + 1, chunks[index] ?? [], offsets[index] ?? []),
  );
  return box('moov', mvhd, ...traks);
}

const inMovie = ({ duration, timescale }: Track): number =>
  Math.round((duration * MOVIE_TIMESCALE) / timescale);

function trakOf(
  track: Track,
  id: number,
  chunks: readonly Uint8Array[][],
  offsets: readonly number[],
): Buffer {
  const { kind, width, height, timescale, duration } = track;
  const isSound = kind === 'soun';
  const tkhd = box(
    'tkhd',
    [3, 0, 0, id, 0, inMovie(track), 0, 0],
    shorts(0, isSound ? 1 : 0, isSound ? 0x100 : 0, 0),
    [...IDENTITY, width * 0x10000, height * 0x10000],
  );
  const mdhd = box('mdhd', [0, 0, 0, timescale, duration], shorts(UNDETERMINED, 0));
  const name = isSound ? 'SoundHandler\0' : 'VideoHandler\0';
  const hdlr = box('hdlr', [0, 0], kind, [0, 0, 0], name);
  const header = isSound ? box('smhd', [0, 0]) : box('vmhd', [1, 0, 0]);
  const dinf = box('dinf', box('dref', [0, 1], box('url ', [1])));
  const minf = box('minf', header, dinf, tablesOf(track, chunks, offsets));
  return box('trak', tkhd, box('mdia', mdhd, hdlr, minf));
}

/** When each sample begins, how large it is, and where it lies. */
function tablesOf(
  { samples, delta, duration, keys, entry }: Track,
  chunks: readonly Uint8Array[][],
  offsets: readonly number[],
): Buffer {
  const before = samples.length - 1;
  const last = duration - before * delta;
  const times =
    last === delta
      ? [[samples.length, delta]]
      : [
          [before, delta],
          [1, last],
        ];
  const counts = chunks.flatMap(({ length }, index) =>
    length === chunks[index - 1]?.length ? [] : [[index + 1, length, 1]],
  );
  return box(
    'stbl',
    box('stsd', [0, 1], entry),
    box('stts', ZERO, [times.length, ...times.flat()]),
    keys ? box('stss', ZERO, [keys.length, ...keys.map((key) => key + 1)]) : '',
    box('stsc', ZERO, [counts.length, ...counts.flat()]),
    box(
      'stsz',
      [0, 0, samples.length],
      samples.map(({ length }) => length),
    ),
    box('stco', ZERO, [offsets.length, ...offsets]),
  );
}
