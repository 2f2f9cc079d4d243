/** Sets the words of each beat in the letters of the format. */
import type { Bilingual, CardProps } from '../card.ts';
import type { FaceName } from '../fonts/faces.ts';
import type { Type } from '../fonts/type.ts';
import type { StoryBeat, StoryLine } from '../story.ts';
import type { Box, TextBlock, WordLayer } from './box.ts';
import { isShared, pair } from './items.ts';
import type { Letters, Plan } from './plan.ts';
import { shift, stack, type Item } from './stack.ts';
import { hyphenate } from './typeset.ts';

/** How far the usual letters had to give way: only where a word is wider than its column. */
interface Step {
  /** Of the usual size. */
  size: number;
  /** Street screens take narrower letters before smaller ones. */
  narrow: 0 | 1 | 2;
  cut: boolean;
}

const SECOND = 0.85;
const SMALLER = [1, SECOND, 0.74, 0.64];
const TINY = Array.from({ length: 18 }, (_, index) => 0.64 * 0.87 ** index);

function stepsOf({ medium }: Plan): Step[] {
  const widths = medium === 'led' ? ([0, 1, 2] as const) : ([0] as const);
  const steps = (sizes: readonly number[], cut: boolean): Step[] =>
    sizes.flatMap((size) => widths.map((narrow) => ({ size, narrow, cut })));
  return [...steps(SMALLER, false), ...steps(TINY, true)];
}

type Voice = 'name' | 'deed' | 'fact' | 'award';

/** Kazakh and Russian are equally large; Russian steps back by weight. */
const SOCIAL_FACES: Record<Voice, readonly [kk: FaceName, ru: FaceName]> = {
  name: ['display', 'displayRegular'],
  deed: ['subhead', 'subheadRegular'],
  fact: ['sans', 'sans'],
  award: ['sansMedium', 'sansMedium'],
};
const LED_FACES: readonly (readonly [kk: FaceName, ru: FaceName])[] = [
  ['bold', 'sansMedium'],
  ['boldCondensed', 'mediumCondensed'],
  ['boldNarrow', 'mediumNarrow'],
];

interface Setting {
  plan: Plan;
  type: Type;
  area: Box;
  step: Step;
  /** Whether no picture stands beside the words. */
  alone: boolean;
}

const facesFor = (voice: Voice, { plan, step }: Setting): readonly [FaceName, FaceName] =>
  plan.medium === 'social'
    ? SOCIAL_FACES[voice]
    : (LED_FACES[step.narrow] ?? (LED_FACES[0] as readonly [FaceName, FaceName]));

/** The words of a beat, inside their room; the first step of size at which all of them fit. */
export function wordsOf(
  beat: StoryBeat,
  card: CardProps,
  plan: Plan,
  type: Type,
  room: Box,
): WordLayer {
  const alone = card.portrait === null;
  const { kind } = beat;
  for (const step of stepsOf(plan)) {
    const setting: Setting = { plan, type, area: room, step, alone };
    const set =
      kind === 'who' && alone ? setGivenName(beat, card, setting) : setLines(beat.lines, setting);
    if (set) return { kind, ...anchored(set, setting, kind) };
  }
  throw new Error(`${card.id}: no words fit ${plan.width} × ${plan.height}`);
}

interface Set {
  texts: TextBlock[];
  bars: Box[];
  height: number;
}

/** Where the middle of words without a picture lies: a little above that of the room. */
const OPTICAL = 0.46;
/** Where words without a picture begin, in units of an upright picture. */
const ALONE_TOP = 340;

function anchored({ texts, bars, height }: Set, { plan, area, alone }: Setting, kind: string) {
  const free = area.height - height;
  const isUp = plan.medium === 'social' && plan.anchor === 'bottom';
  const top = Math.max(0, Math.min(free, ALONE_TOP * plan.unit - area.y));
  const dy = isUp && !alone ? free : isUp && kind !== 'who' ? top : free * (isUp ? 0.4 : OPTICAL);
  return {
    texts: shift(texts, 0, dy),
    bars: bars.map((bar) => ({ ...bar, y: bar.y + dy })),
  };
}

/** One under another; the short name and its years stand in one line. */
function setLines(lines: readonly StoryLine[], setting: Setting): Set | null {
  const { plan, type, area } = setting;
  const [head, ...rest] = lines;
  if (head?.role !== 'short') return setStack(lines, setting, area.y);
  const years = rest.find(({ role }) => role === 'years');
  const short = shortLine(head.text, years?.text, setting);
  if (!short) return null;
  const { texts, bars, height } = short;
  const isLed = plan.medium === 'led';
  const bar: Box = {
    x: area.x + (plan.align === 'centre' ? (area.width - 72 * plan.unit) / 2 : 0),
    y: area.y + height + 10 * plan.unit,
    width: 72 * plan.unit,
    height: Math.max(3, Math.round(3.5 * plan.unit)),
  };
  const gap = isLed ? 10 * plan.unit + bar.height + 20 * plan.unit : plan.short * 0.95;
  const below = setStack(
    rest.filter(({ role }) => role !== 'years'),
    setting,
    area.y + height + gap,
  );
  if (!below || height + gap + below.height > area.height || !type) return null;
  return {
    texts: [...texts, ...below.texts],
    bars: isLed ? [...bars, bar] : bars,
    height: height + gap + below.height,
  };
}

function setStack(lines: readonly StoryLine[], setting: Setting, y: number): Set | null {
  const { plan, type, area } = setting;
  const items = lines.flatMap((line, index) => itemsOf(line, index === 0, setting));
  const set = stack(items, { x: area.x, y, width: area.width, align: plan.align }, type);
  if (!set || set.height > area.height - (y - area.y)) return null;
  return { texts: set.blocks, bars: [], height: set.height };
}

/** The short name, and its years beside it where both languages write them alike. */
function shortLine(name: Bilingual, years: Bilingual | undefined, setting: Setting): Set | null {
  const { plan, type, area, step } = setting;
  const [face] = facesFor('name', setting);
  const style = {
    face,
    size: plan.short * Math.min(1, step.size),
    leading: 1.1,
    gap: 0,
    between: 0,
  };
  const column = { x: area.x, y: area.y, width: area.width, align: plan.align } as const;
  const set = stack(cutItems(pair(name, { ...style, role: 'short' }), setting), column, type);
  if (!set) return null;
  const [block] = set.blocks;
  const text = years && isShared(years) ? (years.kk ?? years.ru) : undefined;
  if (!block || block.lines.length > 1 || text === undefined || !/\d\u00a0–/.test(text))
    return { texts: set.blocks, bars: [], height: set.height };
  const [line] = block.lines as [TextBlock['lines'][number]];
  const width = type.width(face, text) * style.size;
  const gap = style.size * 0.55;
  if (line.width + gap + width > area.width)
    return { texts: set.blocks, bars: [], height: set.height };
  const back = plan.align === 'centre' ? (gap + width) / 2 : 0;
  const moved = shift(set.blocks, -back, 0);
  const x = line.x - back + line.width + gap;
  const own = { ...block, role: 'years', language: 'zxx', colour: 'accent' } as const;
  const box = { ...block.box, x, width };
  const shown = [{ text, x, baseline: line.baseline, width }];
  return { texts: [...moved, { ...own, lines: shown, box }], bars: [], height: set.height };
}

/** Where no picture is, the given name is the portrait; the rest of the name stands below it. */
function setGivenName(beat: StoryBeat, card: CardProps, setting: Setting): Set | null {
  const { plan, type, area, step } = setting;
  const isLed = plan.medium === 'led';
  const face = isLed ? facesFor('name', setting)[0] : 'displayRegular';
  const width = type.width(face, card.givenName);
  const usual = plan.given.find((size) => size * width <= area.width);
  const size = usual ?? Math.min(plan.given.at(-1) ?? 0, area.width / width);
  const { ru } = card.name;
  const column = { x: area.x, y: area.y, width: area.width, align: plan.align } as const;
  const given: Item = {
    role: 'name',
    language: card.name.kk ? 'kk' : 'ru',
    text: card.givenName,
    face,
    size: size * Math.min(1, step.size),
    colour: 'ink',
    leading: 1,
    gap: 0,
    mostLines: 1,
  };
  const letters = { ...plan.name, size: plan.name.size * step.size };
  const [first, second] = facesFor('name', setting);
  const name = (text: string, face: FaceName, language: 'kk' | 'ru', gap: number): Item => ({
    role: 'name',
    language,
    text,
    face,
    size: letters.size,
    colour: language === 'kk' ? 'ink' : 'quiet',
    leading: letters.leading,
    gap,
  });
  const gap = size * 0.06 + letters.size * 0.32;
  const own = card.otherNames
    ? [name(card.otherNames, first, given.language === 'ru' ? 'ru' : 'kk', gap)]
    : [];
  const other =
    card.name.kk && ru && ru !== card.name.kk
      ? [name(ru, second, 'ru', own.length > 0 ? letters.size * 0.3 : gap)]
      : [];
  const rest = beat.lines
    .filter(({ role }) => role !== 'name')
    .flatMap((line) => itemsOf(line, false, setting));
  const set = stack(cutItems([given, ...own, ...other, ...rest], setting), column, type);
  if (!set || set.height > area.height) return null;
  return { texts: set.blocks, bars: [], height: set.height };
}

/** Lines a deed may take in each language before it counts as too large. */
const DEED_LINES = { social: 4, led: 5 } as const;

function itemsOf({ role, text }: StoryLine, isFirst: boolean, setting: Setting): Item[] {
  const { plan, step, alone } = setting;
  const letters = (usual: Letters, voice: Voice): { size: number; leading: number } => ({
    // A deed or a fact that is long becomes smaller; a name does so by its words alone.
    size: usual.size * step.size * (voice === 'deed' && alone ? plan.alone : 1),
    leading: usual.leading,
  });
  const made = (usual: Letters, voice: Voice, gap: number, between: number): Item[] => {
    const { size, leading } = letters(usual, voice);
    const [kk, ru] = facesFor(voice, setting);
    const style = { role, size, leading, gap: isFirst ? 0 : gap * size, between: between * size };
    const colour = voice === 'award' ? ({ colour: 'accent' } as const) : {};
    return cutItems(
      pair(text, { ...style, face: kk, ...colour }).map((item) =>
        item.language === 'ru' ? { ...item, face: ru } : item,
      ),
      setting,
    );
  };
  switch (role) {
    case 'name':
      return made(plan.name, 'name', 0.3, 0.28);
    case 'years':
      return made(yearsLetters(text, plan), 'award', 0.5, 0.1).map((item) => ({
        ...item,
        face: facesFor('name', setting)[0],
      }));
    case 'deed':
      return made(deedLetters(text, plan), 'deed', 0.8, 0.5).map((item) => ({
        ...item,
        mostLines: DEED_LINES[plan.medium],
      }));
    case 'sought':
      return made({ ...plan.fact, size: plan.fact.size }, 'fact', 0.8, 0.14);
    case 'title':
    case 'award':
      return made(plan.fact, 'award', 0.72, 0.14);
    case 'address':
      return made(plan.deed, 'award', 0.7, 0.1);
    case 'ask':
      return made(plan.deed, 'deed', 0.7, 0.3);
    case 'service':
    case 'fate':
    case 'short':
      return made(plan.fact, 'fact', 0.72, 0.14);
    default:
      return role satisfies never;
  }
}

/** Years in figures are as large as the names, years in words smaller. */
const yearsLetters = (text: Bilingual, { years, fact }: Plan): Letters => ({
  size: isShared(text) ? years : Math.max(fact.size, years * 0.66),
  leading: 1.14,
});

/** Letters from which on a deed is a summary, in smaller letters. */
const LONG = 66;

const deedLetters = ({ kk = '', ru = '' }: Bilingual, { deed, medium }: Plan): Letters =>
  Math.max(kk.length, ru.length) <= LONG
    ? deed
    : { ...deed, size: deed.size * (medium === 'led' ? 0.86 : 0.8) };

/** Parts words that are wider than the column, where nothing else helps. */
function cutItems(items: readonly Item[], { step, type, area }: Setting): Item[] {
  if (!step.cut) return [...items];
  return items.map((item) => {
    const measure = { type, face: item.face, size: item.size, width: area.width };
    return { ...item, text: hyphenate(item.text, measure) };
  });
}
