/** A group's joint clips, cut as the networks take them, and the text that says which takes which. */
import type { Clip } from '../../../../remotion/jobs/index.ts';
import type { Cache } from '../../../base/platform/cache.ts';
import type { ZipMember } from '../../../base/formats/zip.ts';
import { t } from '../../../i18n/index.ts';
import { sum, two } from '../../../model/numbers.ts';
import type { Veteran } from '../../../model/veteran-entry.ts';
import { PRESS_LANGUAGES, type PressLanguage } from '../caption.ts';
import type { PlacePlan } from '../press-plan.ts';
import { jointClip } from './concat.ts';
import {
  albums,
  JOINT_TARGETS,
  jointNames,
  networkPartsOf,
  subtitlesBeside,
  type NetworkParts,
} from './joint-clips.ts';
import { jointCues } from './joint-cues.ts';
import type { CalendarMaterial } from './material.ts';
import { inEqualParts, inParts } from './plan.ts';
import type { TimedPost } from './post.ts';
import { PER_SLIDE } from './slides.ts';

/** The clips of a group in one format; nobody's where nobody wants one. */
export interface GroupClips {
  title: readonly Clip[];
  people: readonly Clip[];
  closing: readonly Clip[];
}

/** What a group's joint clips are made of. */
export function clipsOf(
  place: string,
  veterans: readonly Veteran[],
  { mediaOf, sheets }: CalendarMaterial,
  target: string,
): GroupClips {
  const of = (clips: readonly Clip[]): Clip[] => clips.filter((clip) => clip.target === target);
  return {
    title: of(sheets).filter(({ role, place: at }) => role === 'title' && at === place),
    people: veterans.flatMap(({ id }) => of(mediaOf(id).clips)),
    closing: of(sheets).filter(({ role }) => role === 'closing'),
  };
}

const lengthsOf = (clips: readonly Clip[]): number[] => clips.map(({ seconds }) => seconds);

/** What each network takes of the groups among a day's posts. */
export function networkPartsOfDay(
  plan: PlacePlan,
  posts: readonly TimedPost[],
  material: CalendarMaterial,
): Map<TimedPost, NetworkParts[]> {
  const groups = posts.filter(({ kind }) => kind === 'group');
  const lengths = groups.map(({ people: members }) => {
    const { title, people, closing } = clipsOf(plan.place.id, members, material, 'portrait');
    return {
      clips: lengthsOf(people),
      sheets: sum(lengthsOf([...title, ...closing])),
      slides: inEqualParts(members, PER_SLIDE).length,
    };
  });
  const taken = networkPartsOf(lengths, posts.length - groups.length);
  return new Map(groups.map((post, index) => [post, taken[index] ?? []]));
}

/** Every joint clip that some network takes: title of the place, the people, closing. */
export async function groupClips(
  cache: Cache,
  { place }: PlacePlan,
  post: TimedPost,
  stem: string,
  taken: readonly NetworkParts[],
  material: CalendarMaterial,
): Promise<ZipMember[]> {
  const members: ZipMember[] = [];
  for (const target of JOINT_TARGETS) {
    const { title, people, closing } = clipsOf(place.id, post.people, material, target);
    const own = taken.filter((one) => one.target === target);
    for (const parts of [...new Set(own.flatMap((one) => one.parts ?? []))].sort()) {
      const cut = inParts(people, parts);
      for (const [index, name] of jointNames(stem, target, parts).entries()) {
        const clips = [...title, ...(cut[index] ?? []), ...closing];
        members.push({ name, file: await jointClip(cache, clips) });
        members.push(...subtitlesFor(name, clips, material));
      }
    }
  }
  return members;
}

/** What is written in a joint clip, beside it: `….kk.vtt` and `….ru.vtt`, where anything is. */
export const subtitlesFor = (
  joint: string,
  clips: readonly Clip[],
  { subtitlesOf }: CalendarMaterial,
): { name: string; language: PressLanguage; text: string }[] =>
  PRESS_LANGUAGES.flatMap((language) => {
    const text = jointCues(
      clips.map((clip) => ({ seconds: clip.seconds, text: subtitlesOf(clip, language) })),
    );
    return text === null ? [] : [{ name: subtitlesBeside(joint, language), language, text }];
  });

/** A line a network: its joint clips in their order, or the pictures that stand for them. */
export function networkPartsText(
  taken: readonly NetworkParts[],
  { stem, slides }: { stem: string; slides: number },
  language: PressLanguage,
): string {
  const say = t(language);
  const lines = taken.map(({ network: { name: network, slides: most }, target, parts }) => {
    if (parts === null) {
      const count = albums({ slides }, { slides: most });
      return say('press.networks.slides', { network, first: '01', last: two(slides), most, count });
    }
    const files = jointNames(stem, target, parts).join(', ');
    return say('press.networks.parts', { network, files, count: parts });
  });
  return `${[say('press.networks.title'), '', ...lines].join('\n')}\n`;
}
