/** What follows on the same line: the years after a short name, the age after the years. */
import type { Bilingual } from '../card-schema.ts';
import type { FaceName } from '../fonts/faces.ts';
import type { StoryLine } from '../story.ts';
import type { TextBlock } from './box.ts';
import { isShared, pair } from './items.ts';
import { shift } from './stack.ts';
import { facesFor, setItems, type Setting, type TextSet } from './voices.ts';

interface Follower extends Pick<TextBlock, 'role' | 'colour' | 'size'> {
  text: string;
  face: FaceName;
}

/** The block with what follows it, if it is one line and there is room; else the block alone. */
function followed(
  block: TextBlock,
  { text, face, size, role, colour }: Follower,
  { plan, type, area }: Setting,
): TextBlock[] {
  const [line, ...more] = block.lines;
  const width = type.width(face, text) * size;
  const gap = Math.min(block.size, size) * 0.55;
  if (!line || more.length > 0 || line.width + gap + width > area.width) return [block];
  const back = plan.align === 'centre' ? (gap + width) / 2 : 0;
  const [moved] = shift([block], -back, 0);
  const x = line.x - back + line.width + gap;
  const box = { ...block.box, x, width };
  const lines = [{ text, x, baseline: line.baseline, width }];
  return [
    ...(moved ? [moved] : []),
    { ...block, role, colour, face, size, language: 'zxx', lines, box },
  ];
}

/** The short name, and its years beside it where both languages write them alike. */
export function shortLine(
  name: Bilingual,
  years: Bilingual | undefined,
  setting: Setting,
): TextSet | null {
  const { plan, step } = setting;
  const [face] = facesFor('name', setting);
  const size = plan.short * Math.min(1, step.size) * (setting.alone ? plan.alone : 1);
  const style = { role: 'short', face, size, leading: 1.1, gap: 0, between: 0 } as const;
  const set = setItems(pair(name, style), setting);
  const [block] = set?.blocks ?? [];
  if (!set || !block) return null;
  const text = years && isShared(years) ? (years.kk ?? years.ru) : undefined;
  const follower = { role: 'years', colour: 'accent', text: text ?? '', face, size } as const;
  const texts = text ? followed(block, follower, setting) : set.blocks;
  return { texts, bars: [], height: set.height };
}

/** The blocks of a stack with the age beside the years, in both languages. */
export function withAge(
  blocks: readonly TextBlock[],
  lines: readonly StoryLine[],
  setting: Setting,
): TextBlock[] {
  const { kk, ru } = lines.find(({ role }) => role === 'age')?.text ?? {};
  const text = [kk, ru].filter(Boolean).join(' · ');
  if (!text) return [...blocks];
  const { plan, step } = setting;
  const [face] = facesFor('fact', setting);
  const size = plan.fact.size * step.size;
  return blocks.flatMap((block) =>
    block.role === 'years'
      ? followed(block, { role: 'age', colour: 'quiet', text, face, size }, setting)
      : [block],
  );
}
