/** The pictures that are made of everybody: sizes, and what the encoder is told for each. */
import type { Archive } from '../../src/model/archive.ts';
import type { Screen } from '../../src/model/screen.ts';

/** How a target's clips are encoded. */
export interface Encoding {
  /** `main`: for old boxes. Neither has B-frames. */
  profile: 'high' | 'main';
  /** Constant rate factor of x264. */
  crf: number;
  /** Stereo AAC-LC of silence, or no track at all. */
  audio: 'silence' | 'none';
  /** Bits per second that every group of pictures must have. */
  minimumBitrate: number | null;
  /** Bits per second that no group of pictures may exceed. */
  maximumBitrate: number | null;
  /** Bytes. */
  maximumFileSize: number | null;
}

/** Something that pictures are drawn for, in its own pixels. */
export interface Target {
  id: string;
  width: number;
  height: number;
  medium: 'social' | 'led';
}

export interface ClipTarget extends Target {
  encoding: Encoding;
}

/** A target as it is drawn for, whatever is encoded. */
export const bareTarget = ({ id, width, height, medium }: Target): Target => ({
  id,
  width,
  height,
  medium,
});

/** Pictures a second, constant, of every clip. */
export const FPS = 25;

/** A player can begin or seek every two seconds. */
export const MAXIMUM_GOP = 2 * FPS;

/**
 * What x264 is told for every clip, by both engines. Dark flat pictures would be given almost
 * lossless quality by rate control alone, hence a limit; thin coloured letters lie in chroma alone
 * at half the resolution, hence finer steps for it.
 */
export const X264 = {
  preset: 'superfast',
  references: 1,
  bFrames: 0,
  finestQuantizer: 10,
  /** Coefficients rounded away: grain in a fade must outlast it, or bands are seen. */
  intraDeadzone: 2,
  chromaOffset: -4,
} as const;

/** One master fits the social networks checked (docs/architecture.md). */
const SOCIAL: Encoding = {
  profile: 'high',
  crf: 18,
  audio: 'silence',
  minimumBitrate: null,
  maximumBitrate: null,
  maximumFileSize: null,
};

const social = <Id extends string>(
  id: Id,
  width: number,
  height: number,
): ClipTarget & { id: Id } => ({ id, width, height, medium: 'social', encoding: SOCIAL });

/** In words `site.clip.<id>`. */
export const SOCIAL_TARGETS = [
  social('landscape', 1920, 1080),
  social('portrait', 1080, 1920),
  social('square', 1080, 1080),
  // The tallest that feeds show whole.
  social('feed', 1080, 1350),
];
export type SocialId = (typeof SOCIAL_TARGETS)[number]['id'];

/** Pictures in which the words stand below the face. */
export const isUpright = ({ width, height }: Pick<Target, 'width' | 'height'>): boolean =>
  width < height * 1.2;

/** The picture that a link to a person's page shows. */
export const CARD_TARGET: Target = { id: 'card', width: 1200, height: 630, medium: 'social' };

const MEGA = 1_000_000;

/** The clips of a screen, in its own pixels and within the limits of its player. */
export function ledTarget(screen: Screen): ClipTarget {
  const { profile, minimumBitrate, maximumBitrate, maximumFileSize } = screen.video;
  return {
    id: `led-${screen.id}`,
    width: screen.width,
    height: screen.height,
    medium: 'led',
    encoding: {
      profile: profile === 'compatible' ? 'main' : 'high',
      crf: 18,
      audio: 'none',
      minimumBitrate: scaled(minimumBitrate),
      maximumBitrate: scaled(maximumBitrate),
      maximumFileSize: scaled(maximumFileSize),
    },
  };
}

const scaled = (millions: number | undefined): number | null =>
  millions === undefined ? null : Math.round(millions * MEGA);

/** The social formats and every screen of the archive. */
export const targetsOf = (archive: Pick<Archive, 'screens'>): ClipTarget[] => [
  ...SOCIAL_TARGETS,
  ...archive.screens.map(ledTarget),
];
