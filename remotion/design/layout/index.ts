import { framesOf } from '../timing.ts';
import type { Target } from '../formats.ts';
import type { CardProps } from '../card-schema.ts';
import type { Type } from '../fonts/type.ts';
import { storyOf, type StoryBeat } from '../story.ts';
import {
  bottom,
  type Box,
  type Layout,
  type PicturePlace,
  type Scene,
  type Veil,
  type TextPlace,
} from './box.ts';
import { extraLayer } from './extra.ts';
import { planOf, type Plan } from './plan.ts';
import { sceneOf } from './scene.ts';
import { textLayerOf } from './text-layer.ts';

/** Where everything of a person's clip of so many frames stands on a target, in its pixels. */
export function layoutOf(
  card: CardProps,
  target: Target,
  type: Type,
  frames = framesOf(card.seconds),
): Layout {
  const plan = planOf(target);
  const scene = sceneOf(card, plan, type);
  const room = roomOf(scene.picture, plan);
  const textLayers = storyOf(card, target, frames).map((beat) =>
    beat.kind === 'picture'
      ? extraLayer(beat, card, plan, type, scene)
      : layerOf(beat, card, plan, type, room),
  );
  const over = textLayers.filter((layer) => layer.scene === null);
  return {
    width: target.width,
    height: target.height,
    scene: cleared(scene, over, plan),
    textLayers,
  };
}

/** So much of a picture may be left where words begin. */
const UNDER_WORDS = 0.18;
/** The face stays clear down to here below the eyes, of the picture's height. */
const FACE = 0.09;

/** A picture fades the earlier the higher its words climb; the words never give way to it. */
function cleared(scene: Scene, layers: readonly TextPlace[], { picture: plan }: Plan): Scene {
  const { picture } = scene;
  const veil = picture?.veil;
  if (!veil || veil.axis !== 'y') return scene;
  const top = Math.min(...layers.flatMap(({ texts }) => texts.map(({ box }) => box.y)));
  const lift = Math.max(0, placeOf(veil.stops, UNDER_WORDS) - top);
  const least = plan.eyes.y + plan.box.height * FACE;
  const most = Math.max(0, (veil.stops[0]?.at ?? least) - least);
  const by = Math.min(lift, most);
  const stops = veil.stops.map(({ at, opacity }) => ({ at: at - by, opacity }));
  return by === 0 ? scene : { ...scene, picture: { ...picture, veil: { ...veil, stops } } };
}

/** Where a falling course of opacities reaches a value. */
function placeOf(stops: Veil['stops'], value: number): number {
  const next = stops.findIndex(({ opacity }) => opacity <= value);
  const { at: to, opacity: low } = stops[next] ?? { at: Infinity, opacity: 0 };
  const { at: from, opacity: high } = stops[next - 1] ?? { at: to, opacity: 1 };
  return from + ((to - from) * (high - value)) / (high - low || 1);
}

/** A print stands free of the words; a picture that fills its box fades below them. */
function roomOf(picture: PicturePlace | null, { words, wide, anchor, unit, medium }: Plan): Box {
  if (!picture) return wide;
  if (picture.kind !== 'print' || anchor !== 'bottom' || medium === 'led') return words;
  const top = bottom(picture.box) + picture.edge + 26 * unit;
  return top <= words.y ? words : { ...words, y: top, height: bottom(words) - top };
}

/** Where there is a second column, all that follows the years stands in it. */
function layerOf(beat: StoryBeat, card: CardProps, plan: Plan, type: Type, room: Box): TextPlace {
  const { column } = plan;
  const isHead = (role: string): boolean => role === 'name' || role === 'years' || role === 'age';
  const rest = beat.lines.filter(({ role }) => !isHead(role));
  if (!column || rest.length === 0) return textLayerOf(beat, card, plan, type, room);
  const head = { ...beat, lines: beat.lines.filter(({ role }) => isHead(role)) };
  const aside = { ...plan, deed: column.deed, fact: column.deed, alone: 1 };
  const [left, right] = [
    textLayerOf(head, card, plan, type, room),
    textLayerOf({ kind: 'deed', lines: rest }, card, aside, type, column.box),
  ];
  const texts = [...left.texts, ...right.texts];
  return { kind: beat.kind, scene: null, texts, bars: [column.bar] };
}
