/** Which network is given which joint clips of a group, by the networks' own limits. Pure. */
import type { SocialId } from '../../../../remotion/design/formats.ts';
import { sum } from '../../../model/numbers.ts';
import type { PressLanguage } from '../caption.ts';
import { NETWORKS, type Network } from '../networks.ts';
import { inParts } from './plan.ts';

/** Formats in which groups are shown: feeds of telephones, and everything wide. */
export const JOINT_TARGETS = ['portrait', 'landscape'] as const satisfies readonly SocialId[];
export type JointTarget = (typeof JOINT_TARGETS)[number];

/** Joint clips of one group that a network is given: a longer series nobody watches to its end. */
export const MOST_PARTS = 4;

/** A group of a day: how long the clips of its people are, s, of whoever has one. */
export interface Group {
  clips: readonly number[];
  /** Title and closing, which every joint clip has, s. */
  sheets: number;
  /** Pictures of its carousel. */
  slides: number;
}

/** What a network takes of a group: so many joint clips one after the other; `null`: the carousel. */
export interface NetworkParts {
  network: Network;
  target: JointTarget;
  parts: number | null;
}

export const targetFor = ({ clip }: Pick<Network, 'clip'>): JointTarget =>
  clip === 'landscape' ? 'landscape' : 'portrait';

/** `nura-2027-05-03-2-portrait.mp4`, or `…-portrait-1-of-4.mp4`, of every part in their order. */
export const jointNames = (stem: string, target: string, parts: number): string[] =>
  Array.from({ length: parts }, (_, part) =>
    parts === 1 ? `${stem}-${target}.mp4` : `${stem}-${target}-${part + 1}-of-${parts}.mp4`,
  );

/** Where a joint clip's captions in a language lie: `nura-2027-05-03-2-portrait.kk.vtt`. */
export const subtitlesBeside = (clip: string, language: PressLanguage): string =>
  clip.replace(/\.mp4$/, `.${language}.vtt`);

/** Posts that a network's carousels of a group are. */
export const albums = ({ slides }: Pick<Group, 'slides'>, network: Pick<Network, 'slides'>) =>
  Math.ceil(slides / network.slides);

/**
 * What each network takes of each group of a day. Where even the cut is too long, or makes more posts
 * a day than the network allows, the carousel stands for it.
 * @param alone Posts of single people on that day.
 */
export function networkPartsOf(groups: readonly Group[], alone: number): NetworkParts[][] {
  const byNetwork = NETWORKS.map((network) => {
    const cuts = groups.map((group) => cutFor(group, network));
    const posts = groups.map((group, index) => cuts[index] ?? albums(group, network));
    const isTooMuch = alone + sum(posts) > (network.postsPerDay ?? Infinity);
    return cuts.map((cut): NetworkParts => {
      const parts = isTooMuch && cut !== 1 ? null : cut;
      return { network, target: targetFor(network), parts };
    });
  });
  return groups.map((_, index) => byNetwork.flatMap((own) => own[index] ?? []));
}

/** The whole where it fits, else the one cut that fits all networks of the target which need one. */
function cutFor(group: Group, network: Network): number | null {
  const own = partsFor(group, network);
  if (own === null || own === 1) return own;
  const alike = NETWORKS.filter((other) => targetFor(other) === targetFor(network));
  const finest = Math.max(...alike.map((other) => partsFor(group, other) ?? 0));
  return fits(group, finest, network) ? finest : null;
}

/** The fewest parts that a network takes; `null`: none of ours. */
function partsFor(group: Group, network: Network): number | null {
  const most = Math.min(MOST_PARTS, group.clips.length);
  const counts = Array.from({ length: most }, (_, index) => index + 1);
  return counts.find((parts) => fits(group, parts, network)) ?? null;
}

const fits = ({ clips, sheets }: Group, parts: number, { seconds }: Network): boolean =>
  inParts(clips, parts).every((part) => sum(part) + sheets <= (seconds ?? Infinity));
