/** Photograph, horizon, place and campaign. */
import { clamp } from '../../../src/model/numbers.ts';
import type { Bilingual, CardProps, Extra, Portrait } from '../card-schema.ts';
import type { Type } from '../fonts/type.ts';
import { ENLARGEMENT, SHORTEST_SCAN } from '../tokens.ts';
import { bottom, right, type Box, type PicturePlace, type Scene, type TextBlock } from './box.ts';
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
    const around = withMargin(picture.box);
    const isWhole = role === 'group' && !portrait.focal;
    return asPrint(portrait, (isWhole ? group : print) ?? around, role === 'group');
  }
  const focal = portrait.focal ?? HEAD;
  const photo = { width: width * fill, height: height * fill };
  const x = clamp(
    picture.eyes.x - focal.x * photo.width,
    right(picture.box) - photo.width,
    picture.box.x,
  );
  const y = clamp(
    picture.eyes.y - focal.y * photo.height,
    bottom(picture.box) - photo.height,
    picture.box.y,
  );
  return {
    kind: 'bleed',
    box: picture.box,
    photo: { x, y, ...photo },
    veil: picture.veil,
    edge: 0,
    face: { x: x + focal.x * photo.width, y: y + focal.y * photo.height },
  };
}

/** Another picture as a print, never cropped. */
export const placeExtra = ({ width, height }: Extra, outer: Box): PicturePlace =>
  asPrint({ width, height }, outer, true);

/** A street screen's picture box, less the ground around a print. */
const withMargin = ({ x, y, width, height }: Box): Box => {
  const margin = Math.min(width, height) * 0.08;
  return { x: x + margin, y: y + margin, width: width - 2 * margin, height: height - 2 * margin };
};

/** White edge of a print, as a fraction of its shorter side. */
const EDGE = 0.026;

function asPrint(
  { width, height, focal }: Pick<Portrait, 'width' | 'height' | 'focal'>,
  outer: Box,
  isGroup: boolean,
): PicturePlace {
  const edge = Math.max(2, Math.round(Math.min(outer.width, outer.height) * EDGE));
  const room = {
    x: outer.x + edge,
    y: outer.y + edge,
    width: outer.width - 2 * edge,
    height: outer.height - 2 * edge,
  };
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
  const face = focal ?? HEAD;
  const x = clamp(box.x + box.width / 2 - face.x * photo.width, right(box) - photo.width, box.x);
  const y = clamp(
    box.y + box.height * 0.42 - face.y * photo.height,
    bottom(box) - photo.height,
    box.y,
  );
  return {
    kind: 'print',
    box,
    photo: { x, y, ...photo },
    veil: null,
    edge,
    face: { x: x + face.x * photo.width, y: y + face.y * photo.height },
  };
}

/** Place and campaign in the earth: one line, two, or one at each end. */
function footer(
  { place, campaign }: Pick<CardProps, 'place' | 'campaign'>,
  plan: Plan,
  area: Box,
  type: Type,
): TextBlock[] {
  const { baselines, split } = plan.footer;
  const [first = 0, second] = baselines;
  const texts = [joined(place), joined(campaign)].filter((text) => text !== '');
  const line = (
    text: string,
    y: number,
    align: 'left' | 'centre' | 'right',
    colour: 'ink' | 'quiet',
  ) => footerLine(text, y, align, colour, area, plan.footer.size, type);
  if (baselines.length === 0 || texts.length === 0) return [];
  if (second !== undefined)
    return texts.map((text, index) =>
      line(text, index === 0 ? first : second, 'centre', index === 0 ? 'ink' : 'quiet'),
    );
  const whole = texts.join(' · ');
  if (!split) return [line(whole, first, 'centre', 'quiet')];
  const [left = '', end] = texts;
  const gap = plan.footer.size * 2;
  const width = (text: string): number => type.width('sans', text) * plan.footer.size;
  if (end === undefined || width(left) + width(end) + gap > area.width)
    return [line(whole, first, 'left', 'quiet')];
  return [line(left, first, 'left', 'quiet'), line(end, first, 'right', 'quiet')];
}

function footerLine(
  text: string,
  baseline: number,
  align: 'left' | 'centre' | 'right',
  colour: 'ink' | 'quiet',
  area: Box,
  usual: number,
  type: Type,
): TextBlock {
  const size = Math.min(usual, area.width / type.width('sans', text));
  const width = type.width('sans', text) * size;
  const free = area.width - width;
  const x = area.x + (align === 'left' ? 0 : align === 'right' ? free : free / 2);
  const { capHeight, descent } = type.metrics('sans');
  const box = {
    x,
    y: baseline - capHeight * size,
    width,
    height: (capHeight + descent * 0.85) * size,
  };
  const lines = [{ text, x, baseline, width }];
  return { role: 'footer', language: 'zxx', face: 'sans', size, colour, lines, box };
}

/** Kazakh and Russian in one line; what is alike is said once. */
const joined = (text: Bilingual): string =>
  isShared(text) ? (text.kk ?? text.ru ?? '') : `${text.kk} · ${text.ru}`;
