/** Joint clips of a screen, for which nothing is encoded anew. */
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { concat } from '../../../remotion/h264/concat.ts';
import type { Cache } from '../../base/platform/cache.ts';
import { codeOf } from '../../base/platform/code-of.ts';
import { hashOf, walk } from '../../base/platform/files.ts';
import type { Output } from '../../dist/output.ts';
import { chunks } from '../../model/lists.ts';
import { sum } from '../../model/numbers.ts';
import { loopFile } from './loop.ts';
import type { Medium } from './media.ts';
import { mediaOf, slotsOf, type Programme } from './programme.ts';
import { localTimeOf } from '../../model/zone.ts';

/** Largest file of FAT32, bytes. */
export const FAT32_LIMIT = 2 ** 32 - 1;
/** What an MP4 adds to its clips when they are joined: its index, as a share of their bytes. */
const OVERHEAD = 1.02;

/** Of the code that joins. */
const version = (): Promise<string> => codeOf(['src/outputs/led/concat.ts']);

/** Clips that are joined, and the name of the file below `led/<screen>/`. */
export interface ConcatClip {
  path: string;
  clips: readonly Medium[];
}

/** Largest file that the screen's device and its stick can take, bytes. */
export const fileLimit = ({ screen }: Programme): number =>
  Math.min(FAT32_LIMIT, (screen.video.maximumFileSize ?? Infinity) * 1e6);

/**
 * The joint clips of a screen: `loop.mp4` for devices that repeat one file, where it is not larger than
 * the device takes; and, for a device that starts files by a timer, one for each hour.
 */
export function concatClips(programme: Programme): ConcatClip[] {
  const limit = fileLimit(programme);
  const loops = programme.loops
    .map((loop) => ({ path: loopFile(loop, 'loop.mp4'), clips: mediaOf(programme, loop.clips) }))
    .filter(({ clips }) => clips.length > 0 && sizeOf(clips) <= limit);
  const hasLoop = programme.screen.delivery !== 'browser';
  return [...(hasLoop ? loops : []), ...(programme.screen.hourlyFiles ? hourClips(programme) : [])];
}

/**
 * `hours/0900.mp4 …`, with several days `hours/2027-05-08/0900.mp4 …`. An hour that is too large
 * for one file comes as several of equal length, each named by the time it begins: all names with
 * seconds where one needs them.
 * @throws {Error} when not even one clip fits a file.
 */
function hourClips(programme: Programme): ConcatClip[] {
  const { grid } = programme;
  const days = new Set(grid.hours.map((hour) => hour.local.date));
  const parts = grid.hours.flatMap((hour) => {
    const clips = mediaOf(programme, slotsOf(programme, hour));
    if (clips.length === 0) return []; // nobody's clip is made yet
    const length = partLength(clips, fileLimit(programme));
    return chunks(clips, length).map((own, part) => {
      const start = hour.start + part * length * grid.slot * 1000;
      const { date, time } = localTimeOf(start, grid.timeZone);
      const folder = days.size > 1 ? `hours/${date}` : 'hours';
      return { folder, time, clips: own };
    });
  });
  const shown = parts.every(({ time }) => time.endsWith(':00')) ? 5 : 8;
  return parts.map(({ folder, time, clips }) => ({
    path: `${folder}/${time.slice(0, shown).replaceAll(':', '')}.mp4`,
    clips,
  }));
}

/** Clips of a part, so that parts are of equal length and each within the limit. */
export function partLength(clips: readonly Pick<Medium, 'bytes'>[], limit: number): number {
  for (let parts = 1; parts <= clips.length; parts += 1) {
    const length = Math.ceil(clips.length / parts);
    if (chunks(clips, length).every((part) => sizeOf(part) <= limit)) return length;
  }
  throw new Error(`A clip is larger than ${limit} bytes`);
}

/** Bytes of these clips when they are joined, at most. */
export const sizeOf = (clips: readonly Pick<Medium, 'bytes'>[]): number =>
  Math.ceil(sum(clips.map(({ bytes }) => bytes)) * OVERHEAD);

/** Makes a joint clip in the cache and returns it as an output. */
export async function concatClip(
  cache: Cache,
  { screen }: Programme,
  { path: name, clips }: ConcatClip,
): Promise<Output> {
  const key = hashOf('concat', await version(), ...clips.map(({ sha256 }) => sha256));
  const options = [...COPY, '-movflags', '+faststart', '-f', 'mp4'];
  const source = await cache.file('led', key, 'mp4', (temporary) =>
    concat(temporary, clips.map(fileOf), options),
  );
  return { kind: 'loop', format: 'mp4', path: `led/${screen.id}/${name}`, source };
}

/** `hls/0000.ts …`: every clip once as a segment of HLS, in the order of the media. */
export async function hlsSegments(
  cache: Cache,
  { screen, media, grid }: Programme,
): Promise<Output[]> {
  if (media.length === 0) return [];
  const key = hashOf('hls-segments', await version(), ...media.map(({ sha256 }) => sha256));
  const folder = await cache.file('led', key, 'hls', async (temporary) => {
    await mkdir(temporary, { recursive: true });
    const options = [
      ...[...COPY, '-f', 'hls', '-hls_playlist_type', 'vod'],
      ...['-hls_time', String(grid.slot), '-hls_flags', 'independent_segments'],
      ...['-hls_segment_filename', path.join(temporary, '%04d.ts')],
      ...['-v', 'fatal'], // it says as an error that it does not rename; segments are counted below
    ];
    const playlist = path.join(temporary, 'all.m3u8');
    await concat(playlist, media.map(fileOf), options);
    await rm(playlist);
  });
  const segments = (await walk(folder)).sort();
  if (segments.length !== media.length)
    throw new Error(`${segments.length} segments of ${media.length} clips`);
  return segments.map((file) => ({
    kind: 'loop',
    format: 'hls',
    path: `led/${screen.id}/hls/${file}`,
    source: path.join(folder, file),
  }));
}

const COPY = ['-c', 'copy', '-map', '0:v', '-fflags', '+bitexact'];

const fileOf = ({ file }: Medium) => ({ file });
