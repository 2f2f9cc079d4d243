/** A group's films, cut as the networks take them, and the words that say which takes which. */
import type { Clip } from '../../../../remotion/engine/index.ts';
import type { BuildContext } from '../../../base/command/context.ts';
import type { ZipMember } from '../../../base/formats/zip.ts';
import { t } from '../../../i18n/index.ts';
import { sum, two } from '../../../model/numbers.ts';
import type { Veteran } from '../../../model/veteran-entry.ts';
import type { Media } from '../bundle.ts';
import { PRESS_LANGUAGES, type PressLanguage } from '../caption.ts';
import type { PlacePlan } from '../press-plan.ts';
import { filmOf } from './compilation.ts';
import { filmCues } from './film-cues.ts';
import {
  albums,
  FILM_TARGETS,
  filmName,
  filmPartsOf,
  subtitlesBeside,
  type FilmTarget,
  type FilmPart,
} from './films.ts';
import { inEqualParts, inParts } from './plan.ts';
import type { TimedPost } from './post.ts';
import { PER_SLIDE } from './slides.ts';

export interface FilmMaterial {
  mediaOf: (person: string) => Media;
  /** Title and closing of the social formats. */
  sheets: readonly Clip[];
  /** WebVTT of a clip, where it has any words. */
  subtitlesOf: (clip: Clip, language: PressLanguage) => string | undefined;
}

/** The clips of a group in one format; nobody's where nobody wants one. */
export interface FilmClips {
  title: readonly Clip[];
  people: readonly Clip[];
  closing: readonly Clip[];
}

/** What a group's films are made of. */
export const filmClips =
  (place: string, veterans: readonly Veteran[], { mediaOf, sheets }: FilmMaterial) =>
  (target: string): FilmClips => {
    const of = (clips: readonly Clip[]): Clip[] => clips.filter((clip) => clip.target === target);
    return {
      title: of(sheets).filter(({ role, place: at }) => role === 'title' && at === place),
      people: veterans.flatMap(({ id }) => of(mediaOf(id).clips)),
      closing: of(sheets).filter(({ role }) => role === 'closing'),
    };
  };

const lengthsOf = (clips: readonly Clip[]): number[] => clips.map(({ seconds }) => seconds);

/** What each network takes of the groups among a day's posts. */
export function filmPartsOfDay(
  plan: PlacePlan,
  posts: readonly TimedPost[],
  material: FilmMaterial,
): Map<TimedPost, FilmPart[]> {
  const groups = posts.filter(({ post }) => post.kind === 'group');
  const lengths = groups.map((post) => {
    const { title, people, closing } = filmClips(plan.place.id, post.people, material)('portrait');
    return {
      clips: lengthsOf(people),
      frame: sum(lengthsOf([...title, ...closing])),
      slides: inEqualParts(post.people, PER_SLIDE).length,
    };
  });
  const filmParts = filmPartsOf(lengths, posts.length - groups.length);
  return new Map(groups.map((post, index) => [post, filmParts[index] ?? []]));
}

/** Every film that some network takes: title of the place, the people, closing. */
export async function groupFilms(
  { cache }: BuildContext,
  clipsOf: (target: FilmTarget) => FilmClips,
  stem: string,
  filmParts: readonly FilmPart[],
  material: Pick<FilmMaterial, 'subtitlesOf'>,
): Promise<ZipMember[]> {
  const members: ZipMember[] = [];
  for (const target of FILM_TARGETS) {
    const { title, people, closing } = clipsOf(target);
    const own = filmParts.filter((filmPart) => filmPart.target === target);
    for (const parts of [...new Set(own.flatMap((filmPart) => filmPart.parts ?? []))].sort())
      for (const [index, part] of inParts(people, parts).entries()) {
        const clips = [...title, ...part, ...closing];
        const name = filmName(stem, target, { part: index + 1, parts });
        members.push({ name, file: await filmOf(cache, clips) });
        members.push(...filmSubtitles(name, clips, material));
      }
  }
  return members;
}

/** What is written in a film, beside it: `….kk.vtt` and `….ru.vtt`, in languages that it has words in. */
export const filmSubtitles = (
  film: string,
  clips: readonly Clip[],
  { subtitlesOf }: Pick<FilmMaterial, 'subtitlesOf'>,
): { name: string; language: PressLanguage; text: string }[] =>
  PRESS_LANGUAGES.flatMap((language) => {
    const text = filmCues(
      clips.map((clip) => ({ seconds: clip.seconds, text: subtitlesOf(clip, language) })),
    );
    return text === null ? [] : [{ name: subtitlesBeside(film, language), language, text }];
  });

/** A line a network: its films in their order, or the pictures that stand for them. */
export function filmPartsText(
  filmParts: readonly FilmPart[],
  { stem, slides }: { stem: string; slides: number },
  language: PressLanguage,
): string {
  const say = t(language);
  const lines = filmParts.map(({ network, target, parts }) => {
    if (parts === null)
      return say('press.films.slides', {
        network: network.name,
        first: '01',
        last: two(slides),
        most: network.slides,
        count: albums({ slides }, network),
      });
    const files = Array.from({ length: parts }, (_, index) =>
      filmName(stem, target, { part: index + 1, parts }),
    );
    const params = { network: network.name, files: files.join(', '), count: parts };
    return say('press.films.parts', params);
  });
  return `${[say('press.films.title'), '', ...lines].join('\n')}\n`;
}
