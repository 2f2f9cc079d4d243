/** Centred words under an ornament. */
import type { Target } from '../../formats.ts';
import type { Type } from '../fonts/type.ts';
import type { SheetProps } from '../sheet.ts';
import { LED, SAFE_UPRIGHT, SOCIAL } from '../tokens.ts';
import type { Box, Layout } from './box.ts';
import { pair } from './items.ts';
import { shift, stack, type Item } from './stack.ts';

/** Where everything of a sheet stands on a target. Lines that do not fit go from the last. */
export function sheetLayoutOf(sheet: SheetProps, target: Target, type: Type): Layout {
  const area = areaOf(target);
  const base = Math.min(target.width, target.height);
  const least = target.medium === 'led' ? LED.name : SOCIAL.name / 1080;
  for (let count = sheet.lines.length; count >= 0; count -= 1)
    for (let share = 0.14; share >= least - 1e-9; share -= 0.004) {
      const lines = sheet.lines.slice(0, count);
      const set = tryIt({ ...sheet, lines }, target, area, Math.ceil(share * base), type);
      if (set)
        return { ...set, dropped: sheet.lines.slice(count).map(({ kk, ru }) => kk ?? ru ?? '') };
    }
  throw new Error(`${sheet.kind}: no heading fits ${target.width} × ${target.height}`);
}

/** Inside the safe area on upright social pictures, else within even margins. */
function areaOf({ width, height, medium }: Target): Box {
  if (medium === 'social' && height > width * 1.3) {
    const unit = width / 1080;
    const { left, right, top, bottom } = SAFE_UPRIGHT;
    return {
      x: left * unit,
      y: top * unit,
      width: (right - left) * unit,
      height: (bottom - top) * unit,
    };
  }
  const margin = Math.min(width, height) * (medium === 'led' ? 0.06 : 0.1);
  return { x: margin, y: margin, width: width - 2 * margin, height: height - 2 * margin };
}

function tryIt(
  sheet: SheetProps,
  target: Target,
  area: Box,
  size: number,
  type: Type,
): Omit<Layout, 'dropped'> | null {
  const text = stack(items(sheet, target, size), { ...area, align: 'centre' }, type);
  if (!text) return null;
  const motif = size * 0.62;
  const gap = size * 0.5;
  const whole = text.height + motif + gap;
  if (whole > area.height) return null;
  const y = Math.round(area.y + (area.height - whole) / 2);
  const empty = { x: 0, y: 0, width: 0, height: 0 };
  return {
    width: target.width,
    height: target.height,
    texts: shift(text.blocks, 0, y + motif + gap - area.y),
    portrait: empty,
    clear: empty,
    veil: null,
    framed: false,
    ornament: {
      x: area.x + area.width / 2,
      y: y + motif / 2,
      width: Math.min(area.width * 0.7, size * 9),
      height: motif,
      at: 'centre',
    },
  };
}

function items(sheet: SheetProps, { medium, width, height }: Target, size: number): Item[] {
  const led = medium === 'led';
  const base = Math.min(width, height);
  const heading = {
    role: 'name',
    face: led ? 'bold' : 'serif',
    size,
    leading: 1.08,
    gap: 0,
    between: size * 0.24,
  } as const;
  const least = led ? Math.ceil(base * LED.text) : (SOCIAL.text * base) / 1080;
  const line = {
    role: 'service',
    face: led ? 'sansMedium' : 'sans',
    size: Math.max(least, Math.round(size * 0.48)),
    leading: 1.24,
    gap: size * 0.42,
    between: size * 0.14,
  } as const;
  return [...pair(sheet.heading, heading), ...sheet.lines.flatMap((text) => pair(text, line))];
}
