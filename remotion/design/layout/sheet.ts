/** Words over a horizon, and what they speak of below it in the earth. */
import type { Target } from '../formats.ts';
import type { Type } from '../fonts/type.ts';
import type { SheetProps } from '../sheet.ts';
import { LED, SAFE_UPRIGHT, SOCIAL } from '../tokens.ts';
import type { Layout, TextBlock } from './box.ts';
import { pair } from './items.ts';
import { shift, stack, type Item } from './stack.ts';

/** Of the height; the words above have their middle in the same place in all formats. */
const HORIZON = 0.62;
const MIDDLE = 0.44;

/** Lines below, of the heading's size: rather they are small than the heading is. */
const PARTS = [0.48, 0.4, 0.34];

/**
 * Where everything of a sheet stands on a target. Lines that do not fit go from the last; the
 * heading leaves its middle only where it has no room about it.
 */
export function sheetLayoutOf(sheet: SheetProps, target: Target, type: Type): Layout {
  const base = Math.min(target.width, target.height);
  const least = target.medium === 'led' ? LED.name : SOCIAL.name / 1080;
  for (let count = sheet.lines.length; count >= 0; count -= 1)
    for (const isCentred of [true, false])
      for (let share = 0.13; share >= least - 1e-9; share -= 0.004)
        for (const part of PARTS) {
          const lines = sheet.lines.slice(0, count);
          const sizes = { heading: Math.ceil(share * base), part };
          const layout = tryIt({ ...sheet, lines }, target, sizes, isCentred, type);
          if (layout) return layout;
        }
  throw new Error(`${sheet.kind}: no heading fits ${target.width} × ${target.height}`);
}

/** Between the sides that no network covers. */
function columnOf({ width, height, medium }: Target): { x: number; width: number } {
  const unit = width / 1080;
  if (medium === 'social' && height > width * 1.3)
    return { x: SAFE_UPRIGHT.left * unit, width: (SAFE_UPRIGHT.right - SAFE_UPRIGHT.left) * unit };
  const margin = Math.min(width, height) * (medium === 'led' ? 0.06 : 0.1);
  return { x: margin, width: width - 2 * margin };
}

function tryIt(
  sheet: SheetProps,
  target: Target,
  { heading: size, part }: { heading: number; part: number },
  isCentred: boolean,
  type: Type,
): Layout | null {
  const { width, height } = target;
  const column = { ...columnOf(target), y: 0, align: 'centre' } as const;
  const [heading, ...lines] = items(sheet, target, size, part);
  const ground = Math.round(height * HORIZON);
  const margin = Math.min(width, height) * 0.06;
  if (!heading) return null;
  if (!sheet.horizon) {
    const all = stack([...heading, ...lines.flat()], column, type);
    if (!all || all.height > height - 2 * margin) return null;
    return layout(target, null, shift(all.blocks, 0, (height - all.height) / 2));
  }
  const above = stack(heading, column, type);
  const below = stack(lines.flat(), column, type);
  if (!above || !below) return null;
  const wanted = height * MIDDLE - above.height / 2;
  const lowest = ground - margin - above.height;
  if (isCentred && wanted > lowest) return null;
  const top = Math.min(wanted, lowest);
  const start = ground + Math.max(margin * 0.9, size * 0.55);
  if (top < margin || start + below.height > height - margin * 0.6) return null;
  const texts = [...shift(above.blocks, 0, top), ...shift(below.blocks, 0, start)];
  return layout(target, { path: sheet.horizon, y: ground }, texts);
}

function layout(
  { width, height }: Target,
  horizon: { path: string; y: number } | null,
  texts: TextBlock[],
): Layout {
  const place = horizon && { ...horizon, x: 0, width, open: 0, earth: true };
  return {
    width,
    height,
    scene: { picture: null, horizon: place, texts: [] },
    textLayers: [{ kind: 'who', scene: null, texts, bars: [] }],
  };
}

function items(
  sheet: SheetProps,
  { medium, width, height }: Target,
  size: number,
  part: number,
): Item[][] {
  const led = medium === 'led';
  const base = Math.min(width, height);
  const heading = {
    role: 'name',
    face: led ? 'bold' : 'display',
    size,
    leading: 1.08,
    gap: 0,
    between: size * 0.24,
  } as const;
  const least = led ? Math.ceil(base * LED.text) : (SOCIAL.text * base) / 1080;
  const line = {
    role: 'service',
    face: led ? 'sansMedium' : 'sans',
    size: Math.max(least, Math.round(size * part)),
    leading: 1.24,
    gap: size * 0.42,
    between: size * 0.14,
  } as const;
  return [pair(sheet.heading, heading), ...sheet.lines.map((text) => pair(text, line))];
}
