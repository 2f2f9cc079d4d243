/** The second scene: another picture, whole, with its caption. */
import type { CardProps } from '../card-schema.ts';
import type { Type } from '../fonts/type.ts';
import type { StoryBeat } from '../story.ts';
import { bottom, type Scene, type TextPlace } from './box.ts';
import type { Plan } from './plan.ts';
import { placeExtra, sceneOf } from './scene.ts';
import { shift } from './stack.ts';
import { textLayerOf } from './text-layer.ts';

/** Of the room, that a caption below its picture may take. */
const BELOW = 0.34;

/** @param main The scene that is covered: place and campaign stay where they stand. */
export function extraLayer(
  beat: StoryBeat,
  card: CardProps,
  plan: Plan,
  type: Type,
  main: Scene,
): TextPlace {
  const { extra } = card;
  const room = plan.extra;
  if (!extra || !room) throw new Error(`${card.id}: no room for another picture`);
  const { horizon } = sceneOf({ ...card, portrait: null }, plan, type);
  const scene = (picture: Scene['picture']): Scene => ({ picture, horizon, texts: main.texts });
  if (room.caption) {
    const layer = textLayerOf(beat, card, plan, type, room.caption);
    return { ...layer, scene: scene(placeExtra(extra, room.picture)) };
  }
  const { words, picture } = { words: plan.words, picture: room.picture };
  const below = { ...words, y: 0, height: picture.height * BELOW };
  const caption = textLayerOf(beat, card, plan, type, below);
  const [top, end] = [
    Math.min(...caption.texts.map(({ box }) => box.y)),
    Math.max(...caption.texts.map(({ box }) => bottom(box))),
  ];
  const gap = plan.fact.size * 0.9;
  const place = placeExtra(extra, { ...picture, height: picture.height - (end - top) - gap });
  const dy = bottom(place.box) + place.edge + gap - top;
  return { ...caption, texts: shift(caption.texts, 0, dy), scene: scene(place) };
}
