/** Wraps a finished H.264 stream into MP4. */
import { FPS } from '../formats.ts';
import { joinUnits, type Stream } from './h264.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

/**
 * FFmpeg's arguments for files that have their index first and tell nothing about their maker. No
 * edit lists: some editors and networks do not follow them, and sound would begin late there.
 */
export const MP4 = [
  ...['-map_metadata', '-1', '-fflags', '+bitexact', '-flags', '+bitexact'],
  ...['-video_track_timescale', '12800', '-movflags', '+faststart', '-use_editlist', '0'],
  ...['-f', 'mp4'],
];

/** Parameter sets stand in the file's header alone, x264's own remarks nowhere (ISO 14496-15). */
const WITHOUT_PARAMETERS = ['-bsf:v', 'filter_units=remove_types=6-8'];

/**
 * Writes an MP4 file of 25 frames a second.
 * @param silence A file with silence of the clip's length, where there is to be sound.
 */
export async function writeMp4(
  file: string,
  stream: Stream,
  frames: readonly (readonly Uint8Array[])[],
  silence: string | null,
): Promise<void> {
  const video = ['-f', 'h264', '-framerate', String(FPS), '-i', 'pipe:0'];
  const sound = silence ? ['-i', silence, '-map', '0:v', '-map', '1:a'] : ['-map', '0:v', '-an'];
  const seconds = String(frames.length / FPS);
  const args = [...video, ...sound, '-c', 'copy', '-t', seconds, ...WITHOUT_PARAMETERS, ...MP4];
  const bytes = joinUnits([stream.sequence, stream.picture, ...frames.flat()]);
  await runFfmpeg([...args, file], (write) => write(bytes));
}

const RATE = 48_000;
/** Samples that the encoder puts before the first, for an edit list to leave out. */
const PRIMING = 1024;

/**
 * Arguments for a track of silence as the networks ask for it: AAC-LC, 48 kHz, stereo. What the
 * encoder puts first is silence as well, so it is played and counted: the track is as long as told.
 */
export const silenceArguments = (seconds: number): string[] => [
  ...['-f', 'lavfi', '-i', `anullsrc=r=${RATE}:cl=stereo`],
  ...['-t', (seconds - PRIMING / RATE).toFixed(6)],
  ...['-c:a', 'aac', '-b:a', '128k', '-use_editlist', '0'],
  ...['-fflags', '+bitexact', '-flags', '+bitexact'],
];
