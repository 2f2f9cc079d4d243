/** Sets the text layer of each beat in the letters of the format. */
import type { CardProps } from '../card-schema.ts';
import type { Type } from '../fonts/type.ts';
import type { StoryBeat, StoryLine } from '../story.ts';
import type { Box, TextPlace } from './box.ts';
import { setGivenName } from './given-name.ts';
import type { Plan } from './plan.ts';
import { shortLine, withAge } from './beside.ts';
import { shift } from './stack.ts';
import { itemsOf, SECOND, setItems, stepsOf, type Setting, type TextSet } from './voices.ts';

/** The text layer of a beat, inside its room; the first step of size at which all of them fit. */
export function textLayerOf(
  beat: StoryBeat,
  card: CardProps,
  plan: Plan,
  type: Type,
  room: Box,
): TextPlace {
  const alone = card.portrait === null;
  const { kind } = beat;
  const clear = alone || plan.anchor !== 'bottom' ? 0 : chinOf(plan);
  for (const step of stepsOf(plan)) {
    const setting: Setting = { plan, type, area: room, step, alone };
    const set =
      kind === 'who' && alone
        ? setGivenName(beat.lines, card, setting)
        : setLines(beat.lines, setting);
    if (!set) continue;
    const layer: TextPlace = { kind, scene: null, ...anchored(set, setting, kind) };
    const top = Math.min(...layer.texts.map(({ box }) => box.y));
    // Words that would cover the face take the second size; smaller they need not be.
    if (top >= clear || step.size <= SECOND) return layer;
  }
  throw new Error(`${card.id}: no words fit ${plan.width} × ${plan.height}`);
}

/** Below the eyes, of the picture's height. */
const CHIN = 0.15;
const chinOf = ({ picture: { box, eyes } }: Plan): number => box.y + eyes.y + box.height * CHIN;

/** Where the middle of words without a picture lies: a little above that of the room. */
const OPTICAL = 0.46;
/** Where words without a picture begin, in units of an upright picture. */
const ALONE_TOP = 340;

function anchored({ texts, bars, height }: TextSet, { plan, area, alone }: Setting, kind: string) {
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
function setLines(lines: readonly StoryLine[], setting: Setting): TextSet | null {
  const { plan, area } = setting;
  const [head, ...rest] = lines;
  if (head?.role !== 'short') return setStack(lines, setting, area.y);
  const years = rest.find(({ role }) => role === 'years');
  const short = shortLine(head.text, years?.text, setting);
  if (!short) return null;
  const { texts, height } = short;
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
  if (!below || height + gap + below.height > area.height) return null;
  return {
    texts: [...texts, ...below.texts],
    bars: isLed ? [bar] : [],
    height: height + gap + below.height,
  };
}

function setStack(lines: readonly StoryLine[], setting: Setting, y: number): TextSet | null {
  const { area } = setting;
  const items = lines.flatMap((line, index) => itemsOf(line, index === 0, setting));
  const set = setItems(items, setting, y);
  if (!set || set.height > area.height - (y - area.y)) return null;
  return { texts: withAge(set.blocks, lines, setting), bars: [], height: set.height };
}
