/** What a clip says of a person, beat by beat, and how long the whole takes to read. */
import type { Target } from '../formats.ts';
import { canBeRead, framesOf, PACE, timelineOf, type Timeline } from '../timing.ts';
import type { Bilingual, CardProps } from './card.ts';

export type BeatKind = 'who' | 'deed' | 'what' | 'ask';

export type StoryRole =
  | 'name'
  | 'years'
  | 'short'
  | 'deed'
  | 'sought'
  | 'service'
  | 'title'
  | 'award'
  | 'fate'
  | 'ask'
  | 'address';

export interface StoryLine {
  role: StoryRole;
  text: Bilingual;
}

/** What stands on the picture together, in reading order. */
export interface StoryBeat {
  kind: BeatKind;
  lines: readonly StoryLine[];
}

/** Seconds a clip of the networks may last; a screen's are those of its slots. */
export const LENGTHS = [10, 15, 20] as const;

/** From this length on a street screen has time for a third beat. */
const LONG_SLOT = 15;
/** Lines of the last beat, at most. */
const MOST_FACTS = 3;
/** Screens so wide show everything side by side. */
export const isRibbon = ({ width, height, medium }: Shown): boolean =>
  medium === 'led' && width >= height * 3;

type Shown = Pick<Target, 'medium' | 'width' | 'height'>;
/** A card before its length is known. */
type Told = Omit<CardProps, 'seconds'>;

/** Characters of the longer of the two languages: everybody reads one of them. */
export const lettersOf = (texts: readonly Bilingual[]): number =>
  Math.max(
    ...(['kk', 'ru'] as const).map((language) =>
      texts.reduce((sum, text) => sum + (text[language] ?? text.kk ?? text.ru ?? '').length, 0),
    ),
  );

/** Letters that are new in a beat: the short name over it has been read before. */
export const lettersIn = ({ lines }: StoryBeat): number =>
  lettersOf(lines.flatMap(({ role, text }) => (role === 'short' ? [] : text)));

/**
 * The beats that can be read in a clip of so many frames: facts go from the last, then the extra
 * beats; who it was and what the person did always stay.
 */
export function storyOf(card: Told, target: Shown, frames: number): StoryBeat[] {
  let beats = wholeStory(card, target, frames);
  while (!canBeRead(beats.map(lettersIn), frames, target, PACE.most)) {
    const less = withoutLeast(beats);
    if (less.length === 0) break;
    beats = less;
  }
  return isRibbon(target) ? [beside(beats)] : beats;
}

/** When each beat stands, in a clip of so many frames. */
export const personTimeline = (card: Told, target: Shown, frames: number): Timeline =>
  timelineOf(storyOf(card, target, frames).map(lettersIn), frames, target);

/** The shortest length in which everything is read without hurry, else the longest. */
export function secondsFor(card: Told): (typeof LENGTHS)[number] {
  const target = { medium: 'social', width: 1920, height: 1080 } as const;
  const fits = LENGTHS.find((seconds) => {
    const frames = framesOf(seconds);
    return canBeRead(wholeStory(card, target, frames).map(lettersIn), frames, target);
  });
  return fits ?? LENGTHS[LENGTHS.length - 1] ?? 20;
}

function wholeStory(card: Told, target: Shown, frames: number): StoryBeat[] {
  const { deed, ask } = card;
  const who: StoryBeat = { kind: 'who', lines: whoLines(card) };
  if (ask) {
    const lines = ask.map((text, index): StoryLine => ({ role: index ? 'address' : 'ask', text }));
    return target.medium === 'led' ? [who] : [who, { kind: 'ask', lines }];
  }
  const facts = factLines(card);
  const what: StoryBeat[] =
    facts.length > 0 ? [{ kind: 'what', lines: [shortLine(card), ...facts] }] : [];
  const hasTime = target.medium === 'social' || frames >= framesOf(LONG_SLOT);
  // Nobody in the street reads a whole summary in a short slot.
  if (!deed || (deed.form === 'summary' && !hasTime)) return [who, ...what];
  const done: StoryBeat = { kind: 'deed', lines: [shortLine(card), ...deedLines(card, deed)] };
  // A whole summary says what the facts would.
  return [who, done, ...(hasTime && deed.form !== 'summary' && !isRibbon(target) ? what : [])];
}

function whoLines({ name, years, lost, ask, facts }: Told): StoryLine[] {
  const service = facts.find(({ kind }) => kind === 'service');
  const below: StoryLine[] = ask
    ? service
      ? [{ role: 'service', text: textOf(service) }]
      : []
    : [{ role: 'years', text: lost ?? years }];
  return [{ role: 'name', text: name }, ...below.filter(({ text }) => text.kk ?? text.ru)];
}

/** Said over the later beats, in one language: both have been said. */
const shortLine = ({ shortName: { kk, ru } }: Told): StoryLine => ({
  role: 'short',
  text: kk ? { kk } : { ru },
});

const deedLines = ({ sought }: Told, { kk, ru }: Bilingual): StoryLine[] => [
  { role: 'deed', text: { kk, ru } },
  ...(sought ? [{ role: 'sought', text: sought } as const] : []),
];

/** Rank and role, the first award, the fate, unless that has been said instead of the years. */
export function factLines({ facts, lost }: Pick<Told, 'facts' | 'lost'>): StoryLine[] {
  const chosen = (['service', 'title', 'award', 'fate'] as const).flatMap((role) => {
    const fact = facts.find(({ kind }) => kind === role);
    return fact && !(role === 'fate' && lost) ? [{ role, text: shortest(fact) }] : [];
  });
  const title = chosen.some(({ role }) => role === 'title');
  return chosen.filter(({ role }) => !title || role !== 'award').slice(0, MOST_FACTS);
}

/** Letters up to which rank and role stand together. */
const LONG_FACT = 48;

const shortest = ({ short, ...fact }: CardProps['facts'][number]): Bilingual =>
  textOf(short && lettersOf([fact]) > LONG_FACT ? short : fact);

const textOf = ({ kk, ru }: Bilingual): Bilingual => ({ kk, ru });

/** One fact less; a beat that is left with the name alone goes whole. */
function withoutLeast(beats: readonly StoryBeat[]): StoryBeat[] {
  const last = beats.at(-1);
  if (last?.kind !== 'what' || beats.length < 2) return [];
  const lines = last.lines.slice(0, -1);
  const isEmpty = lines.every(({ role }) => role === 'short');
  if (isEmpty && beats.length === 2 && beats[0]?.kind === 'who') return beats.slice(0, 1);
  return isEmpty ? beats.slice(0, -1) : [...beats.slice(0, -1), { ...last, lines }];
}

/** All beats as one, the short names left out. */
const beside = (beats: readonly StoryBeat[]): StoryBeat => ({
  kind: 'who',
  lines: beats.flatMap(({ lines }) => lines.filter(({ role }) => role !== 'short')),
});
