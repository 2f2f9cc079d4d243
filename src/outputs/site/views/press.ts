/** What the press pages show: posts with their texts, and the files that are there. */
import { SOCIAL_TARGETS } from '../../../../remotion/design/formats.ts';
import {
  JOINT_TARGETS,
  jointNames,
  MOST_PARTS,
  subtitlesBeside,
} from '../../press/calendar/joint-clips.ts';
import { placeClipPaths, placeParts } from '../../press/calendar/place-clips.ts';
import { postCaption, postName, postsOf, type TimedPost } from '../../press/calendar/post.ts';
import { PRESS_LANGUAGES, type PressLanguage } from '../../press/caption.ts';
import { lengthIn, NETWORKS, type Network } from '../../press/networks.ts';
import type { PlacePlan } from '../../press/press-plan.ts';
import type { TextKey } from '../../../i18n/index.ts';
import { divisor, two } from '../../../model/numbers.ts';
import type { Veteran } from '../../../model/veteran-entry.ts';
import type { ClipFile } from '../data/inputs.ts';
import type { SiteData } from '../data/site-data.ts';

export const pressPath = (place: string, date = ''): string =>
  date ? `press/${place}/${date}/` : `press/${place}/`;

/** One text and all the networks that take it as it stands, with its letters as each counts them. */
export interface CaptionGroup {
  networks: { network: Network; letters: number }[];
  text: string;
}

/** A post's captions, each text once, in the order of the networks. */
export function captionGroups(
  post: TimedPost,
  { place }: PlacePlan,
  data: SiteData,
  language: PressLanguage,
): CaptionGroup[] {
  const groups = new Map<string, CaptionGroup['networks']>();
  for (const network of NETWORKS) {
    const text = postCaption(post, place, data, language, network);
    groups.set(text, [...(groups.get(text) ?? []), { network, letters: lengthIn(text, network) }]);
  }
  return [...groups].map(([text, networks]) => ({ networks, text }));
}

/** The days that have posts, each with them. */
export const pressDays = (plan: PlacePlan): { date: string; posts: TimedPost[] }[] =>
  plan.days
    .map(({ date }) => ({ date, posts: postsOf(plan, date) }))
    .filter(({ posts }) => posts.length > 0);

export interface PressFile {
  /** Below `dist/`. */
  path: string;
  /** Key of the dictionary. */
  label: string;
  /** Which one of several: `1/4`. */
  part?: string;
  /** Where it is known. */
  bytes?: number;
}

/** Those of the files that are there, with their bytes. */
export const presentFiles = (
  { placed }: Pick<SiteData, 'placed'>,
  files: readonly PressFile[],
): PressFile[] =>
  files.flatMap((file) => {
    const bytes = placed.get(file.path);
    return bytes === undefined ? [] : [{ ...file, bytes }];
  });

/** What a place offers as a whole. */
export function placeFiles(place: string, data: SiteData, language: PressLanguage): PressFile[] {
  const root = `press/places/${place}`;
  return presentFiles(data, [
    { path: `press/kit/${place}/${place}-kit.zip`, label: 'site.press.kit' },
    { path: `${root}/${place}-calendar.xlsx`, label: 'site.press.xlsx' },
    { path: `${root}/${place}-calendar.csv`, label: 'site.press.csv' },
    { path: `${root}/${place}-calendar.${language}.ics`, label: 'site.press.ics' },
    { path: `${root}/feed.${language}.xml`, label: 'site.press.rss' },
    { path: `${root}/feed.${language}.json`, label: 'site.press.json' },
  ]);
}

/** The joint clip of the whole place, in every format and part that is there, and its captions. */
export function placeClipFiles(
  { place, people }: Pick<PlacePlan, 'place' | 'people'>,
  data: Pick<SiteData, 'placed'>,
  language: PressLanguage,
): { clips: PressFile[]; subtitles: PressFile[] } {
  const parts = placeParts({ people }).length;
  const all = SOCIAL_TARGETS.flatMap((target) =>
    inParts(placeClipPaths(place.id, target.id, parts)).map((file) => ({ target, ...file })),
  );
  const clips = all.map(({ target, ...file }) => ({
    ...file,
    label: `site.clip.${target.id}` as const satisfies TextKey,
  }));
  const subtitles = all.map(({ target, path, part }) => ({
    path: subtitlesBeside(path, language),
    label: 'site.press.subtitles',
    part: `${ratioOf(target)} ${part}`.trim(),
  }));
  return { clips: presentFiles(data, clips), subtitles: presentFiles(data, subtitles) };
}

export const dayFiles = (place: string, date: string, data: SiteData): PressFile[] =>
  presentFiles(data, [
    { path: `press/places/${place}/${date}/${place}-${date}.zip`, label: 'site.press.day' },
  ]);

/** Files that follow each other, each with which one of them it is. */
const inParts = (paths: readonly string[]): { path: string; part: string }[] =>
  paths.map((path, index) => ({
    path,
    part: paths.length === 1 ? '' : `${index + 1}/${paths.length}`,
  }));

/** A post's own files: the bundle and texts of a person, the joint clips of a group. */
export function postFiles(
  { place }: PlacePlan,
  post: TimedPost,
  data: SiteData,
  language: PressLanguage,
): PressFile[] {
  const name = postName(place, post);
  if (post.kind === 'group') {
    const stem = `press/places/${place.id}/${post.date}/${name}`;
    const cuts = { path: `${stem}-films.${language}.txt`, label: 'site.press.networkClips' };
    return presentFiles(data, [...jointClipsOf(stem), cuts]);
  }
  const folder = `press/people/${name}`;
  return presentFiles(data, [
    { path: `${folder}/${name}.zip`, label: 'site.press.bundle' },
    { path: `${folder}/alt.${language}.txt`, label: 'site.press.alt' },
    { path: `${folder}/facts.${language}.txt`, label: 'site.press.facts' },
  ]);
}

/** In which of the press's languages something was written about the person beyond the facts. */
export const writtenIn = ({ deed, summary, story }: Veteran): readonly PressLanguage[] =>
  PRESS_LANGUAGES.filter((language) => deed?.[language] ?? summary?.[language] ?? story[language]);

/** How networks call a format: `9:16`. */
export function ratioOf({ width, height }: Pick<ClipFile, 'width' | 'height'>): string {
  const common = divisor(width, height);
  return `${width / common}:${height / common}`;
}

/** Every joint clip that a group may have, whole and in parts. */
const jointClipsOf = (stem: string): PressFile[] =>
  JOINT_TARGETS.flatMap((target) =>
    Array.from({ length: MOST_PARTS }, (_, index) =>
      inParts(jointNames(stem, target, index + 1)),
    ).flatMap((files) => files.map((file) => ({ ...file, label: `site.clip.${target}` }))),
  );

/** The pictures of a group's carousel, in their order. */
export function slidePaths({ place }: PlacePlan, timed: TimedPost, data: SiteData): string[] {
  const stem = `press/places/${place.id}/${timed.date}/${postName(place, timed)}-slide-`;
  const paths: string[] = [];
  for (let number = 1; ; number += 1) {
    const path = `${stem}${two(number)}.jpg`;
    if (!data.placed.has(path)) return paths;
    paths.push(path);
  }
}
