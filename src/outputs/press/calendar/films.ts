/** Which network is given which films of a group, by the networks' own limits. Pure. */
import { sum } from '../../../model/numbers.ts';
import type { PressLanguage } from '../caption.ts';
import { NETWORKS, type Network } from '../networks.ts';
import { inParts } from './plan.ts';

/** Formats in which groups are shown: feeds of telephones, and everything wide. */
export const FILM_TARGETS = ['portrait', 'landscape'] as const;
export type FilmTarget = (typeof FILM_TARGETS)[number];

/** Films of one group that a network is given: a longer series nobody watches to its end. */
export const MOST_PARTS = 4;

/** A group of a day: how long the clips of its people are, s, of whoever has one. */
export interface Group {
  clips: readonly number[];
  /** Title and closing, which every film has, s. */
  frame: number;
  /** Pictures of its carousel. */
  slides: number;
}

/** What a network takes of a group: so many films one after the other; `null`: the carousel. */
export interface FilmPart {
  network: Network;
  target: FilmTarget;
  parts: number | null;
}

export const targetFor = ({ clip }: Pick<Network, 'clip'>): FilmTarget =>
  clip === 'landscape' ? 'landscape' : 'portrait';

/** `nura-2027-05-03-2-portrait.mp4`, or `…-portrait-1-of-4.mp4`. */
export const filmName = (
  stem: string,
  target: string,
  { part, parts }: { part: number; parts: number },
): string => (parts === 1 ? `${stem}-${target}.mp4` : `${stem}-${target}-${part}-of-${parts}.mp4`);

/** Where a film's words in a language lie: `nura-2027-05-03-2-portrait.kk.vtt`. */
export const subtitlesBeside = (film: string, language: PressLanguage): string =>
  film.replace(/\.mp4$/, `.${language}.vtt`);

/** Posts that a network's carousels of a group are. */
export const albums = ({ slides }: Pick<Group, 'slides'>, network: Pick<Network, 'slides'>) =>
  Math.ceil(slides / network.slides);

/**
 * What each network takes of each group of a day. A film goes whole where it fits, else in the one
 * cut that fits all networks which need one; where even that is too long, or makes more posts a day
 * than the network allows, the carousel stands for it.
 * @param alone Posts of single people on that day.
 */
export function filmPartsOf(groups: readonly Group[], alone: number): FilmPart[][] {
  const wanted = groups.map((group) => {
    const cuts = NETWORKS.map((network) => partsFor(group, network));
    return NETWORKS.map((network, index): FilmPart => {
      const target = targetFor(network);
      const finest = Math.max(
        ...cuts.map((cut, other) =>
          cut !== null && targetFor(NETWORKS[other] ?? network) === target ? cut : 0,
        ),
      );
      const own = cuts[index] ?? null;
      const cut = own !== null && own > 1 && fits(group, finest, network) ? finest : null;
      return { network, target, parts: own === 1 ? 1 : cut };
    });
  });
  const isTooMuch = NETWORKS.map(({ postsPerDay, slides }, index) => {
    const posts = wanted.map(
      (takes, group) => takes[index]?.parts ?? albums(groups[group] ?? NOTHING, { slides }),
    );
    return alone + sum(posts) > (postsPerDay ?? Infinity);
  });
  return wanted.map((takes) =>
    takes.map((filmPart, index) => {
      const isCut = (filmPart.parts ?? 0) > 1;
      return isCut && isTooMuch[index] ? { ...filmPart, parts: null } : filmPart;
    }),
  );
}

const NOTHING: Group = { clips: [], frame: 0, slides: 0 };

/** The fewest films that a network takes; `null`: none of ours. */
function partsFor(group: Group, network: Network): number | null {
  const most = Math.min(MOST_PARTS, group.clips.length);
  const counts = Array.from({ length: most }, (_, index) => index + 1);
  return counts.find((parts) => fits(group, parts, network)) ?? null;
}

const fits = ({ clips, frame }: Group, parts: number, { seconds }: Network): boolean =>
  inParts(clips, parts).every((part) => sum(part) + frame <= (seconds ?? Infinity));
