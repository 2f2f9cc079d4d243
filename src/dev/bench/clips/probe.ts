/** What independent readers say of a finished clip. */
import { execFile } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { findFfmpeg, onPath } from '../../../base/platform/programs.ts';

const execute = promisify(execFile);

const run = (program: string, args: readonly string[]) =>
  execute(program, args, { maxBuffer: 256 << 20 });

/** What FFmpeg prints that says nothing but errors. */
const printed = async (...args: readonly string[]): Promise<string> =>
  (await run(await findFfmpeg(), ['-v', 'error', ...args])).stdout;

/** What ffprobe tells of a file. */
async function factsOf<T>(file: string, ...args: readonly string[]): Promise<T> {
  const whole = ['-v', 'error', ...args, '-of', 'json', file];
  return JSON.parse((await run(await findFfprobe(), whole)).stdout) as T;
}

/** ffprobe: the one on the PATH, else the packaged one. */
async function findFfprobe(): Promise<string> {
  const found = onPath('ffprobe');
  if (found) return found;
  const { default: packaged } = await import('@ffprobe-installer/ffprobe');
  chmodSync(packaged.path, 0o755); // npm may have left its install script out
  return packaged.path;
}

export interface VideoFacts {
  codec_name: string;
  profile: string;
  width: number;
  height: number;
  pix_fmt: string;
  level: number;
  has_b_frames: number;
  color_range: string;
  color_space: string;
  color_transfer: string;
  color_primaries: string;
  r_frame_rate: string;
  avg_frame_rate: string;
  nb_read_frames: string;
  start_pts: number;
  bit_rate: string;
}

/** Facts of the tracks, as ffprobe reads them when it decodes every frame. */
export async function probe(
  file: string,
): Promise<{ video: VideoFacts; audio: Record<string, unknown> | undefined; seconds: number }> {
  const { streams, format } = await factsOf<{
    streams: Record<string, unknown>[];
    format: { duration: string };
  }>(file, '-count_frames', '-show_streams', '-show_format');
  return {
    video: streams.find(({ codec_type: type }) => type === 'video') as unknown as VideoFacts,
    audio: streams.find(({ codec_type: type }) => type === 'audio'),
    seconds: Number(format.duration),
  };
}

/** The type of every frame as decoded, and whether a player can begin there. */
export async function frameTypes(file: string): Promise<{ type: string; key: boolean }[]> {
  const { frames } = await factsOf<{ frames: { pict_type: string; key_frame: number }[] }>(
    file,
    ...['-select_streams', 'v', '-show_entries', 'frame=pict_type,key_frame'],
  );
  return frames.map(({ pict_type, key_frame }) => ({ type: pict_type, key: key_frame === 1 }));
}

/** Bytes of every video frame in the file, and the time it is shown at. */
export async function packetsOf(
  file: string,
): Promise<{ size: number; seconds: number; key: boolean }[]> {
  const { packets } = await factsOf<{
    packets: { size: string; pts_time: string; flags: string }[];
  }>(file, '-select_streams', 'v', '-show_entries', 'packet=size,pts_time,flags');
  return packets.map(({ size, pts_time, flags }) => ({
    size: Number(size),
    seconds: Number(pts_time),
    key: flags.startsWith('K'),
  }));
}

/** Names of the boxes at the top of an MP4 file, in their order. */
export async function boxesOf(file: string): Promise<string[]> {
  const handle = await open(file);
  try {
    const names: string[] = [];
    const head = Buffer.alloc(8);
    for (let at = 0; (await handle.read(head, 0, 8, at)).bytesRead === 8; at += head.readUInt32BE())
      names.push(head.toString('latin1', 4));
    return names;
  } finally {
    await handle.close();
  }
}

/** What FFmpeg says when it decodes everything: nothing, if all is well. */
export async function complaints(file: string): Promise<string> {
  const all = ['-v', 'warning', '-i', file, '-f', 'null', '-'];
  return (await run(await findFfmpeg(), all)).stderr;
}

/** A hash of every decoded picture, from `seconds` on. */
export async function hashesOf(file: string, seconds = 0, count = Infinity): Promise<string[]> {
  const seek = seconds > 0 ? ['-ss', String(seconds)] : [];
  const limit = Number.isFinite(count) ? ['-frames:v', String(count)] : [];
  const input = [...seek, '-i', file, '-map', '0:v'];
  return (await printed(...input, ...limit, '-f', 'framemd5', '-'))
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split(',').at(-1)?.trim() ?? '');
}

/** Whether this FFmpeg has a filter: the packaged one of 2018 lacks newer ones. */
export async function hasFilter(name: string): Promise<boolean> {
  return new RegExp(`^ \\S+ +${name} `, 'm').test(await printed('-filters'));
}

/** Values of a key that a filter gives to every frame. */
export async function measure(file: string, filter: string, key: string): Promise<number[]> {
  const graph = `${filter},metadata=print:key=${key}:file=-`;
  const text = await printed('-i', file, '-map', '0:v', '-vf', graph, '-f', 'null', '-');
  return [...text.matchAll(/=(-?[\d.]+)/g)].map((match) => Number(match[1]));
}

/** Likeness of two videos, frame by frame: 1 is equal. `crop` is `width:height:x:y`. */
export async function ssim(file: string, reference: string[], crop?: string): Promise<number[]> {
  const cut = crop ? `crop=${crop},` : '';
  const graph =
    `[0:v]${cut}format=yuv420p[a];` +
    `[1:v]scale=in_range=pc:out_range=tv:out_color_matrix=bt709,format=yuv420p,${cut}null[b];` +
    '[a][b]ssim=stats_file=-';
  const text = await printed('-i', file, ...reference, '-lavfi', graph, '-f', 'null', '-');
  return [...text.matchAll(/All:([\d.]+)/g)].map((match) => Number(match[1]));
}
