/** One tile in words: the name of whoever has no face, and what stands below a face. */
import type { Colours } from './colours.ts';
import type { WallPerson } from './load.ts';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** From this width on, px, a name can be read. */
const READABLE = 40;

/** Whose face nobody of us has seen: the given name over a line. */
export function drawName(
  context: CanvasRenderingContext2D,
  { name }: WallPerson,
  box: Box,
  { panel, gold, ink, serif }: Colours,
): void {
  context.fillStyle = panel;
  context.fillRect(box.x, box.y, box.width, box.height);
  context.fillStyle = gold;
  const line = Math.max(1, box.width / 60);
  context.fillRect(box.x + box.width * 0.12, box.y + box.height * 0.64, box.width * 0.76, line);
  if (box.width < READABLE) return;
  const given = name.split(' ', 1)[0]!;
  const most = box.width * 0.84;
  const letters = box.width * 0.26;
  context.fillStyle = ink;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.font = `600 ${letters}px ${serif}`;
  const wide = context.measureText(given).width;
  if (wide > most) context.font = `600 ${(letters * most) / wide}px ${serif}`;
  context.fillText(given, box.x + box.width / 2, box.y + box.height * 0.56);
}

/** The name over the lower edge; who has no face bears the given name already. */
export function drawCaption(
  context: CanvasRenderingContext2D,
  { name, years, face }: WallPerson,
  box: Box,
  { ground, panel, ink, gold, serif }: Colours,
): void {
  const letters = Math.min(20, box.width * 0.085);
  const words = name.split(' ');
  context.font = `600 ${letters}px ${serif}`;
  const lines = linesOf(context, face ? words : words.slice(1), box.width * 0.9);
  const tall = letters * (1.2 * (lines.length + (years ? 1 : 0)) + 0.9);
  context.fillStyle = face ? ground : panel;
  context.fillRect(box.x, box.y + box.height - tall, box.width, tall);
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  const middle = box.x + box.width / 2;
  let y = box.y + box.height - tall + letters * 1.35;
  context.fillStyle = ink;
  for (const line of lines) {
    context.fillText(line, middle, y, box.width * 0.94);
    y += letters * 1.2;
  }
  context.fillStyle = gold;
  context.fillText(years, middle, y, box.width * 0.94);
}

/** Lines of whole words in the letters that are set. */
function linesOf(
  context: CanvasRenderingContext2D,
  words: readonly string[],
  most: number,
): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && context.measureText(longer).width <= most)
      lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
