/** Wraps a finished H.264 stream into MP4. */
import { readFile, writeFile } from 'node:fs/promises';
import { FPS } from '../design/formats.ts';
import { box, bytes, mp4Of, shorts, words, type Track } from './boxes.ts';
import { isKey, type Stream } from './h264.ts';

/**
 * FFmpeg's arguments for files that have their index first and tell nothing about their maker. No
 * edit lists: some editors and networks do not follow them, and sound would begin late there.
 */
export const MP4 = [
  ...['-map_metadata', '-1', '-fflags', '+bitexact', '-flags', '+bitexact'],
  ...['-video_track_timescale', '12800', '-movflags', '+faststart', '-use_editlist', '0'],
  ...['-f', 'mp4'],
];

/** As FFmpeg has it, whose joined files consist of these. */
const VIDEO_TIMESCALE = 12_800;

/**
 * Writes an MP4 file of 25 frames a second like `MP4`, without FFmpeg: that decodes what it copies,
 * which cost a tenth of a clip.
 *
 * @param frames The NAL units of each frame.
 * @param silence A file with silence of the clip's length, where there is to be sound.
 */
export async function writeMp4(
  file: string,
  size: { width: number; height: number },
  stream: Stream,
  frames: readonly (readonly Uint8Array[])[],
  silence: string | null,
): Promise<void> {
  const video = videoTrack(size, stream, frames);
  const sound = silence ? [soundTrack(await readFile(silence), frames.length / FPS)] : [];
  await writeFile(file, mp4Of([video, ...sound]));
}

/** Each NAL unit is led by its length; parameter sets stand in the sample entry alone. */
function videoTrack(
  { width, height }: { width: number; height: number },
  stream: Stream,
  frames: readonly (readonly Uint8Array[])[],
): Track {
  const delta = VIDEO_TIMESCALE / FPS;
  return {
    kind: 'vide',
    width,
    height,
    timescale: VIDEO_TIMESCALE,
    delta,
    duration: frames.length * delta,
    keys: frames.flatMap(([slice], index) => (isKey(slice as Uint8Array) ? [index] : [])),
    samples: frames.map((units) =>
      Buffer.concat(units.flatMap((unit) => [words(unit.length), unit])),
    ),
    entry: box(
      'avc1',
      shorts(0, 0, 0, 1),
      [0, 0, 0, 0],
      shorts(width, height),
      [0x480000, 0x480000, 0], // dots an inch
      shorts(1), // pictures a sample
      Buffer.alloc(32), // the encoder's name
      shorts(24, 0xffff),
      avcConfiguration(stream),
    ),
  };
}

/** 4:2:0 with 8 bits, said in words only from the High profile on (ISO 14496-15, 5.3.3). */
const HIGH = { profile: 100, format: bytes(0xfd, 0xf8, 0xf8, 0) };

function avcConfiguration({ sequence, picture }: Stream): Buffer {
  const [, profile = 0, constraints = 0, level = 0] = sequence;
  return box(
    'avcC',
    bytes(1, profile, constraints, level, 0xff, 0xe1),
    ...[shorts(sequence.length), sequence, bytes(1), shorts(picture.length), picture],
    profile === HIGH.profile ? HIGH.format : '',
  );
}

const RATE = 48_000;
/** Samples of a packet; the encoder puts as many before the first, for an edit list to leave out. */
const PACKET = 1024;

function soundTrack(adts: Buffer, seconds: number): Track {
  const duration = Math.round(seconds * RATE);
  const samples = packetsOf(adts).slice(0, Math.ceil(duration / PACKET));
  return {
    kind: 'soun',
    width: 0,
    height: 0,
    timescale: RATE,
    delta: PACKET,
    duration,
    keys: null,
    samples,
    entry: box(
      'mp4a',
      shorts(0, 0, 0, 1),
      [0, 0],
      shorts(2, 16, 0, 0), // channels, bits
      [RATE * 0x10000],
      ELEMENTARY,
    ),
  };
}

/** AAC-LC, 48 kHz, stereo (ISO 14496-1, 7.2.6). */
const ELEMENTARY = box(
  'esds',
  [0],
  bytes(...[0x03, 25, 0, 2, 0], ...[0x04, 17, 0x40, 0x15], ...[0, 0, 0]),
  [128_000, 128_000],
  bytes(...[0x05, 2, 0x11, 0x90], ...[0x06, 1, 0x02]),
);

/** Bytes of a packet's header, where no checksum follows. */
const ADTS_HEADER = 7;

/** The packets of an ADTS stream, each of which tells its length (ISO 13818-7, 6.2). */
function packetsOf(adts: Buffer): Buffer[] {
  const packets: Buffer[] = [];
  for (let at = 0; at < adts.length;) {
    const size = (adts.readUInt32BE(at + 3) >> 13) & 0x1fff;
    if (adts[at] !== 0xff || size <= ADTS_HEADER) throw new Error('The silence is no ADTS stream');
    packets.push(adts.subarray(at + ADTS_HEADER, at + size));
    at += size;
  }
  return packets;
}

const sound = (seconds: number): string[] => [
  ...['-f', 'lavfi', '-i', `anullsrc=r=${RATE}:cl=stereo`],
  ...['-t', (seconds - PACKET / RATE).toFixed(6)],
  ...['-c:a', 'aac', '-b:a', '128k', '-fflags', '+bitexact', '-flags', '+bitexact'],
];

/**
 * Arguments for a track of silence as the networks ask for it: AAC-LC, 48 kHz, stereo. What the
 * encoder puts first is silence as well, so it is played and counted: the track is as long as told.
 */
export const silenceArguments = (seconds: number): string[] => [
  ...sound(seconds),
  ...['-use_editlist', '0'],
];

/** The same as a bare stream of packets. */
export const silentPackets = (seconds: number): string[] => [...sound(seconds), '-f', 'adts'];
