/** Photograph, horizon, place and campaign. */
import { clamp } from '../../../src/model/numbers.ts';
import type { Bilingual, CardProps, Extra, Portrait } from '../card-schema.ts';
import type { Type } from '../fonts/type.ts';
import { ENLARGEMENT, SHORTEST_SCAN } from '../tokens.ts';
import {
  bottom,
  grown,
  right,
  type Box,
  type PicturePlace,
  type Scene,
  type TextBlock,
} from './box.ts';
import { isShared } from './items.ts';
import type { Plan } from './plan.ts';

export function sceneOf(card: CardProps, plan: Plan, type: Type): Scene {
  const picture = card.portrait && placePicture(card.portrait, plan);
  const { horizon } = plan;
  const isFilled = picture?.kind === 'bleed';
  const x = horizon?.fromPicture && isFilled ? right(picture.box) : 0;
  return {
    picture,
    horizon: horizon && {
      path: card.horizon,
      x,
      y: horizon.y,
      width: plan.width - x,
      open: card.lost ? 90 * plan.unit : 0,
      earth: x === 0,
    },
    texts: footer(card, plan, isFilled && x > 0 ? plan.words : plan.wide, type),
  };
}

/** Where a face is when nobody has pointed at it: people are photographed with the head above. */
const HEAD = { x: 0.5, y: 0.36 };

/**
 * A photograph of enough pixels fills its box; a small scan and a group lie as a print of always the
 * same size, the group whole unless somebody has pointed at the face.
 */
export function placePicture(
  portrait: Pick<Portrait, 'width' | 'height' | 'focal' | 'role'>,
  { picture, print, group, medium }: Pick<Plan, 'picture' | 'print' | 'group' | 'medium'>,
): PicturePlace {
  const { width, height, role } = portrait;
  const fill = Math.max(picture.box.width / width, picture.box.height / height);
  const isSmall =
    medium === 'led' ? fill > ENLARGEMENT.fill : Math.min(width, height) < SHORTEST_SCAN;
  if (role === 'group' || isSmall) {
    // A street screen has no place of its own for a print: there is ground around it.
    const around = grown(picture.box, -0.08 * Math.min(picture.box.width, picture.box.height));
    const isWhole = role === 'group' && !portrait.focal;
    return asPrint(portrait, (isWhole ? group : print) ?? around, role === 'group');
  }
  const size = { width: width * fill, height: height * fill };
  return {
    kind: 'bleed',
    box: picture.box,
    ...laid(size, picture.box, portrait.focal, picture.eyes),
    veil: picture.veil,
    edge: 0,
  };
}

/** A photograph over a box, its face where the eyes should be or as near as its edges let it. */
function laid(
  { width, height }: { width: number; height: number },
  box: Box,
  focal: Portrait['focal'],
  eyes: { x: number; y: number },
): Pick<PicturePlace, 'photo' | 'face'> {
  const face = focal ?? HEAD;
  const x = clamp(eyes.x - face.x * width, right(box) - width, box.x);
  const y = clamp(eyes.y - face.y * height, bottom(box) - height, box.y);
  return {
    photo: { x, y, width, height },
    face: { x: x + face.x * width, y: y + face.y * height },
  };
}

/** Another picture as a print, never cropped. */
export const placeExtra = ({ width, height }: Extra, outer: Box): PicturePlace =>
  asPrint({ width, height }, outer, true);

/** White edge of a print, as a fraction of its shorter side. */
const EDGE = 0.026;

function asPrint(
  { width, height, focal }: Pick<Portrait, 'width' | 'height' | 'focal'>,
  outer: Box,
  isGroup: boolean,
): PicturePlace {
  const edge = Math.max(2, Math.round(Math.min(outer.width, outer.height) * EDGE));
  const room = grown(outer, -edge);
  const cover = Math.max(room.width / width, room.height / height);
  const contain = Math.min(room.width / width, room.height / height, ENLARGEMENT.framed);
  // A group is cut only where somebody has said which face is meant.
  const cropped = isGroup ? focal !== undefined && cover * 2 <= ENLARGEMENT.framed : true;
  const scale = cropped ? Math.min(cover * (isGroup ? 2 : 1), ENLARGEMENT.framed) : contain;
  const photo = { width: width * scale, height: height * scale };
  const seen = {
    width: Math.min(room.width, photo.width),
    height: Math.min(room.height, photo.height),
  };
  const box = {
    x: room.x + (room.width - seen.width) / 2,
    y: room.y + (room.height - seen.height) / 2,
    ...seen,
  };
  const eyes = { x: box.x + box.width / 2, y: box.y + box.height * 0.42 };
  return { kind: 'print', box, ...laid(photo, box, focal, eyes), veil: null, edge };
}

/** Place and campaign in the earth: one line, two, or one at each end. */
function footer(
  { place, campaign }: Pick<CardProps, 'place' | 'campaign'>,
  { footer: { size: usual, baselines, split } }: Plan,
  area: Box,
  type: Type,
): TextBlock[] {
  const [first = 0, second] = baselines;
  const texts = [joined(place), joined(campaign)].filter((text) => text !== '');
  const widthOf = (text: string): number => type.width('sans', text);
  /** `before` is the part of the free room that lies before the line. */
  const line = (
    text: string,
    baseline: number,
    before: number,
    colour: 'ink' | 'quiet' = 'quiet',
  ): TextBlock => {
    const size = Math.min(usual, area.width / widthOf(text));
    const width = widthOf(text) * size;
    const x = area.x + (area.width - width) * before;
    const { capHeight, descent } = type.metrics('sans');
    const box = {
      x,
      y: baseline - capHeight * size,
      width,
      height: (capHeight + descent * 0.85) * size,
    };
    const lines = [{ text, x, baseline, width }];
    return { role: 'footer', language: 'zxx', face: 'sans', size, colour, lines, box };
  };
  if (baselines.length === 0 || texts.length === 0) return [];
  if (second !== undefined)
    return texts.map((text, index) =>
      index === 0 ? line(text, first, 0.5, 'ink') : line(text, second, 0.5),
    );
  const whole = texts.join(' · ');
  if (!split) return [line(whole, first, 0.5)];
  const [left = '', end] = texts;
  if (end === undefined || (widthOf(left) + widthOf(end) + 2) * usual > area.width)
    return [line(whole, first, 0)];
  return [line(left, first, 0), line(end, first, 1)];
}

/** Kazakh and Russian in one line; what is alike is said once. */
const joined = (text: Bilingual): string =>
  isShared(text) ? (text.kk ?? text.ru ?? '') : `${text.kk} · ${text.ru}`;
