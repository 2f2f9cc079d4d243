/** What a clip says of a person, beat by beat, and how long the whole takes to read. */
import type { Target } from './formats.ts';
import { canBeRead, framesOf, LENGTHS, PACE, timelineOf, type Timeline } from './timing.ts';
import type { Bilingual, CardProps } from './card-schema.ts';

export type BeatKind = 'who' | 'picture' | 'deed' | 'what' | 'ask' | 'card';

export type StoryRole =
  | 'name'
  | 'years'
  | 'age'
  | 'short'
  | 'caption'
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

/** From this length on a street screen has time for a third beat. */
const LONG_SLOT = 15;
/** From this length on a clip of the networks has time for another picture. */
const WITH_EXTRA = 15;
/** Lines of the last beat, at most; fewer after another picture. */
const MOST_FACTS = { alone: 3, withExtra: 2 } as const;
/** Screens so wide show everything side by side. */
export const isRibbon = ({ width, height, medium }: Shown): boolean =>
  medium === 'led' && width >= height * 3;

/** The picture of a link: everything that matters stands in it at once. */
export const isLinkCard = ({ width, height, medium }: Shown): boolean =>
  medium === 'social' && width > height * 1.85;

type Shown = Pick<Target, 'medium' | 'width' | 'height'>;
/** A card before its length is known. */
type Card = Omit<CardProps, 'seconds'>;

/** Characters of the longer of the two languages: everybody reads one of them. */
export const lettersOf = (texts: readonly Bilingual[]): number =>
  Math.max(
    ...(['kk', 'ru'] as const).map((language) =>
      texts.reduce((sum, text) => sum + (text[language] ?? text.kk ?? text.ru ?? '').length, 0),
    ),
  );

/** Letters that are new in a beat: the short name and the years over it have been read before. */
export const lettersIn = ({ kind, lines }: StoryBeat): number =>
  lettersOf(lines.flatMap(({ role, text }) => (isRepeated(role) && kind !== 'who' ? [] : text)));

/** As long as the longest names of the archive: on a screen what is said follows from no name. */
export const NAME_LETTERS = 34;

const reckonedIn =
  ({ medium }: Shown) =>
  (beat: StoryBeat): number =>
    medium === 'led' && beat.kind === 'who'
      ? NAME_LETTERS +
        lettersIn({ ...beat, lines: beat.lines.filter(({ role }) => role !== 'name') })
      : lettersIn(beat);

const isRepeated = (role: StoryRole): boolean => role === 'short' || role === 'years';

/**
 * The beats that can be read in a clip of so many frames: facts go from the last, then the other
 * picture; who it was and what the person did always stay.
 */
export function storyOf(card: Card, target: Shown, frames: number): StoryBeat[] {
  let beats = wholeStory(card, target, frames);
  while (!canBeRead(beats.map(reckonedIn(target)), frames, target, PACE[target.medium])) {
    const less = withoutLeast(beats);
    if (less.length === 0) break;
    beats = less;
  }
  if (isLinkCard(target)) return [cardBeat(card, beats)];
  return isRibbon(target) ? [beside(beats)] : beats;
}

/** When each beat stands, in a clip of so many frames. */
export function personTimeline(card: Card, target: Shown, frames: number): Timeline {
  const beats = storyOf(card, target, frames);
  const cover = beats.findIndex(({ kind }) => kind === 'picture');
  return { ...timelineOf(beats.map(lettersIn), frames, target), cover: cover < 0 ? null : cover };
}

/** The shortest length in which everything is read without hurry, else the longest. */
export function secondsFor(card: Card): (typeof LENGTHS)[number] {
  const target = { medium: 'social', width: 1920, height: 1080 } as const;
  const fits = LENGTHS.find((seconds) => {
    const frames = framesOf(seconds);
    if (card.extra && seconds < WITH_EXTRA) return false;
    return canBeRead(wholeStory(card, target, frames).map(lettersIn), frames, target);
  });
  return fits ?? LENGTHS[LENGTHS.length - 1] ?? 20;
}

function wholeStory(card: Card, target: Shown, frames: number): StoryBeat[] {
  const { deed, ask } = card;
  const isSocial = target.medium === 'social';
  // In the street few words: no age, and no years over what is told.
  const who: StoryBeat = {
    kind: 'who',
    lines: whoLines(isSocial ? card : { ...card, age: undefined }),
  };
  if (ask) {
    const lines = ask.map((text, index): StoryLine => ({ role: index ? 'address' : 'ask', text }));
    return target.medium === 'led' ? [who] : [who, { kind: 'ask', lines }];
  }
  const { extra } = card;
  const picture: StoryBeat[] =
    extra && isSocial && frames >= framesOf(WITH_EXTRA)
      ? [{ kind: 'picture', lines: [{ role: 'caption', text: extra.caption }] }]
      : [];
  const head = headLines(card, isSocial);
  const most = picture.length > 0 ? MOST_FACTS.withExtra : MOST_FACTS.alone;
  const facts = factLines(card).slice(0, most);
  const what: StoryBeat[] = facts.length > 0 ? [{ kind: 'what', lines: [...head, ...facts] }] : [];
  const hasTime = isSocial || frames >= framesOf(LONG_SLOT);
  // Nobody in the street reads a whole summary in a short slot.
  if (!deed || (deed.form === 'summary' && !hasTime)) return [who, ...picture, ...what];
  const done: StoryBeat = { kind: 'deed', lines: [...head, ...deedLines(card, deed)] };
  // A whole summary says what the facts would.
  const last = hasTime && deed.form !== 'summary' && !isRibbon(target) ? what : [];
  return [who, ...picture, done, ...last];
}

/** Lines of what there is to say. */
const linesOf = (...lines: readonly [StoryRole, Bilingual | undefined][]): StoryLine[] =>
  lines.flatMap(([role, text]) => (text && (text.kk ?? text.ru) ? [{ role, text }] : []));

function whoLines({ name, years, age, lost, ask, facts }: Card): StoryLine[] {
  const service = facts.find(({ kind }) => kind === 'service');
  return ask
    ? linesOf(['name', name], ['service', service && textOf(service)])
    : linesOf(['name', name], ['years', lost ?? years], ['age', age]);
}

/** Both years of a life, as figures that every language writes alike. */
const FIGURES = /^\d{4}\u00a0– \d{4}$/;

/** Said over the later beats, in one language: both have been said. */
function headLines({ shortName: { kk, ru }, years, lost }: Card, withYears: boolean): StoryLine[] {
  const isShort = !lost && years.kk === years.ru && FIGURES.test(years.kk ?? '');
  const short = kk ? { kk } : { ru };
  return linesOf(['short', short], ['years', withYears && isShort ? years : undefined]);
}

const deedLines = ({ sought }: Card, { kk, ru }: Bilingual): StoryLine[] =>
  linesOf(['deed', { kk, ru }], ['sought', sought]);

/** Rank and role, the first award, the fate, unless that has been said instead of the years. */
export function factLines({ facts, lost }: Pick<Card, 'facts' | 'lost'>): StoryLine[] {
  const chosen = (['service', 'title', 'award', 'fate'] as const).flatMap((role) => {
    const fact = facts.find(({ kind }) => kind === role);
    return fact && !(role === 'fate' && lost) ? [{ role, text: shortest(fact) }] : [];
  });
  const title = chosen.some(({ role }) => role === 'title');
  return chosen.filter(({ role }) => !title || role !== 'award');
}

/** Letters up to which rank and role stand together. */
const LONG_FACT = 48;

const shortest = ({ short, ...fact }: CardProps['facts'][number]): Bilingual =>
  textOf(short && lettersOf([fact]) > LONG_FACT ? short : fact);

const textOf = ({ kk, ru }: Bilingual): Bilingual => ({ kk, ru });

/** One thing less; a beat that is left with the name alone goes whole. */
function withoutLeast(beats: readonly StoryBeat[]): StoryBeat[] {
  const last = beats.at(-1);
  if (last?.kind === 'what') {
    const lines = last.lines.slice(0, -1);
    const isEmpty = lines.every(({ role }) => isRepeated(role));
    return isEmpty ? beats.slice(0, -1) : [...beats.slice(0, -1), { ...last, lines }];
  }
  return beats.some(({ kind }) => kind === 'picture')
    ? beats.filter(({ kind }) => kind !== 'picture')
    : [];
}

/** Facts on a link's picture, where there is no deed. */
const CARD_FACTS = 2;

/** Name, years and deed together: a link's picture is all that many ever see. */
function cardBeat({ shortName }: Card, beats: readonly StoryBeat[]): StoryBeat {
  const [who, ...later] = beats;
  const beat =
    later.find(({ kind }) => kind === 'deed') ?? later.find(({ kind }) => kind === 'what');
  const ownLines = (beat?.lines ?? []).filter(({ role }) => !isRepeated(role) && role !== 'sought');
  const below = beat?.kind === 'deed' ? ownLines : ownLines.slice(0, CARD_FACTS);
  const head = (who?.lines ?? []).flatMap((line): StoryLine[] =>
    line.role === 'age' ? [] : [line.role === 'name' ? { ...line, text: shortName } : line],
  );
  return { kind: 'card', lines: [...head, ...below] };
}

/** All beats as one, the short names left out. */
const beside = (beats: readonly StoryBeat[]): StoryBeat => ({
  kind: 'who',
  lines: beats.flatMap(({ kind, lines }) =>
    lines.filter(({ role }) => kind === 'who' || !isRepeated(role)),
  ),
});
