/**
 * Draws the wall on a canvas. Tiles are put together in blocks once, so that a picture of thousands of
 * faces is some dozens of copies; near enough each face is drawn from its own portrait.
 */
import type { Camera, View } from '../camera.ts';
import { spotOf, type Grid } from '../grid.ts';
import { cropOf, SHEETS, TILE, type SheetSize } from '../tiles.ts';
import { site } from '../../client/site.ts';
import type { Colours } from './colours.ts';
import type { WallPerson } from './load.ts';
import { Pictures } from './pictures.ts';

/** Widths of a tile, device px, up to which its size of sheet serves; above it the portrait itself. */
const SERVES = { small: 22, large: 92 } as const;
/** Blocks and pictures in memory: large ones some 75 MB. */
const BLOCKS = { small: 400, large: 64 } as const;
const SHEETS_HELD = 96;
const PORTRAITS_HELD = 160;
/** Between two tiles, share of a tile's width. */
const GAP = 0.04;
/** From this width on, css px, the name stands below the face. */
const NAMED = 132;

interface Block {
  canvas: HTMLCanvasElement;
  /** All its faces are in it. */
  whole: boolean;
}

export interface Marks {
  chosen: number | null;
  /** On the street screens now. */
  shown: ReadonlySet<number>;
}

export class Painter {
  readonly #context: CanvasRenderingContext2D;
  readonly #people: readonly WallPerson[];
  readonly #sheets: Pictures;
  readonly #portraits: Pictures;
  readonly #blocks = { small: new Map<string, Block>(), large: new Map<string, Block>() };
  colours: Colours;

  constructor(
    canvas: HTMLCanvasElement,
    people: readonly WallPerson[],
    colours: Colours,
    redraw: () => void,
  ) {
    this.#context = canvas.getContext('2d', { alpha: false })!;
    this.#people = people;
    this.colours = colours;
    this.#portraits = new Pictures(PORTRAITS_HELD, redraw);
    this.#sheets = new Pictures(SHEETS_HELD, () => {
      for (const blocks of Object.values(this.#blocks))
        for (const [key, block] of blocks) if (!block.whole) blocks.delete(key);
      redraw();
    });
  }

  /** Everything is drawn anew: other colours, or the wall has another shape. */
  forget(): void {
    this.#blocks.small.clear();
    this.#blocks.large.clear();
  }

  /** @param density Device pixels of a css pixel. */
  draw(grid: Grid, camera: Camera, view: View, density: number, marks: Marks): void {
    const context = this.#context;
    const { scale } = camera;
    const width = TILE.width * scale;
    context.setTransform(density, 0, 0, density, 0, 0);
    context.fillStyle = this.colours.ground;
    context.fillRect(0, 0, view.width, view.height);
    context.imageSmoothingQuality = 'medium';
    const left = view.width / 2 - camera.x * scale;
    const top = view.height / 2 - camera.y * scale;
    const device = width * density;
    const size: SheetSize = device <= SERVES.small ? 'small' : 'large';
    const isNear = device > SERVES.large;
    for (const block of blocksIn(grid, camera, view)) {
      const first = block * grid.across * grid.down;
      const { column, row } = spotOf(grid, first);
      const x = left + column * width;
      const y = top + row * TILE.height * scale;
      if (isNear) this.#drawNear(grid, first, { x, y, scale }, view, marks.chosen);
      else {
        const { canvas } = this.#blockOf(grid, first, size);
        const tall = (canvas.height / SHEETS[size].height) * TILE.height * scale;
        context.drawImage(canvas, x, y, (canvas.width / SHEETS[size].width) * width, tall);
      }
    }
    this.#mark(grid, { left, top, scale }, marks);
  }

  #blockOf(grid: Grid, first: number, size: SheetSize): Block {
    const blocks = this.#blocks[size];
    const key = `${grid.across}:${first}`;
    let block = blocks.get(key);
    if (block) blocks.delete(key);
    else block = this.#drawBlock(grid, first, size);
    blocks.set(key, block);
    for (const [oldest] of blocks) {
      if (blocks.size <= BLOCKS[size]) break;
      blocks.delete(oldest);
    }
    return block;
  }

  #drawBlock(grid: Grid, first: number, size: SheetSize): Block {
    const { width, height } = SHEETS[size];
    const canvas = document.createElement('canvas');
    canvas.width = grid.across * width;
    canvas.height = grid.down * height;
    const context = canvas.getContext('2d', { alpha: false })!;
    context.fillStyle = this.colours.ground;
    context.fillRect(0, 0, canvas.width, canvas.height);
    let whole = true;
    const own = this.#people.slice(first, first + grid.across * grid.down);
    own.forEach((person, index) => {
      const x = (index % grid.across) * width;
      const y = Math.floor(index / grid.across) * height;
      const gap = size === 'small' ? 1 : GAP * width;
      const box = { x, y, width: width - gap, height: height - gap };
      if (!person.face) return this.#drawName(context, person, box);
      if (!this.#drawTile(context, person, size, box)) whole = false;
    });
    return { canvas, whole };
  }

  /** False while the tile is on its way: its frame, or the smaller tile, stands for it. */
  #drawTile(
    context: CanvasRenderingContext2D,
    person: WallPerson,
    size: SheetSize,
    box: Box,
  ): boolean {
    const tile = person.face![size];
    const sheet = this.#sheets.get(tile.sheet);
    const { width, height } = SHEETS[size];
    if (sheet) {
      context.drawImage(sheet, tile.x, tile.y, width, height, box.x, box.y, box.width, box.height);
      return true;
    }
    context.fillStyle = this.colours.panel;
    context.fillRect(box.x, box.y, box.width, box.height);
    if (size === 'large') this.#drawTile(context, person, 'small', box);
    return false;
  }

  /** Whose face nobody of us has seen: the given name over a line. */
  #drawName(context: CanvasRenderingContext2D, { name }: WallPerson, box: Box): void {
    const { panel, gold, ink, serif } = this.colours;
    context.fillStyle = panel;
    context.fillRect(box.x, box.y, box.width, box.height);
    context.fillStyle = gold;
    const line = Math.max(1, box.width / 60);
    context.fillRect(box.x + box.width * 0.12, box.y + box.height * 0.64, box.width * 0.76, line);
    if (box.width < READABLE) return;
    const given = name.split(' ', 1)[0]!;
    context.fillStyle = ink;
    context.textAlign = 'center';
    context.textBaseline = 'alphabetic';
    context.font = `600 ${box.width * 0.26}px ${serif}`;
    const wide = context.measureText(given).width;
    if (wide > box.width * 0.84)
      context.font = `600 ${(box.width * 0.26 * box.width * 0.84) / wide}px ${serif}`;
    context.fillText(given, box.x + box.width / 2, box.y + box.height * 0.56);
  }

  #drawNear(
    grid: Grid,
    first: number,
    at: { x: number; y: number; scale: number },
    view: View,
    chosen: number | null,
  ): void {
    const width = TILE.width * at.scale;
    const height = TILE.height * at.scale;
    const own = this.#people.slice(first, first + grid.across * grid.down);
    own.forEach((person, index) => {
      const x = at.x + (index % grid.across) * width;
      const y = at.y + Math.floor(index / grid.across) * height;
      if (x + width < 0 || y + height < 0 || x > view.width || y > view.height) return;
      const gap = GAP * width;
      const box = { x, y, width: width - gap, height: height - gap };
      if (!person.face) this.#drawName(this.#context, person, box);
      else if (!this.#drawPortrait(person, box))
        this.#drawTile(this.#context, person, 'large', box);
      // Whoever is chosen is named below the wall, larger.
      if (width >= NAMED && first + index !== chosen) this.#drawCaption(person, box);
    });
  }

  #drawPortrait(person: WallPerson, box: Box): boolean {
    const image = this.#portraits.get(`${site.base}portraits/${person.id}.webp`);
    if (!image) return false;
    const size = { width: image.naturalWidth, height: image.naturalHeight };
    const { left, top, width, height } = cropOf(size, person.face!.focus);
    this.#context.drawImage(
      image,
      ...([left, top, width, height] as const),
      ...([box.x, box.y, box.width, box.height] as const),
    );
    return true;
  }

  /** The name over the lower edge, on the page's own ground; who has no face bears the given name already. */
  #drawCaption({ name, years, face }: WallPerson, box: Box): void {
    const context = this.#context;
    const { ground, panel, ink, gold, serif } = this.colours;
    const letters = Math.min(20, box.width * 0.085);
    const font = `600 ${letters}px ${serif}`;
    const others = name.slice(name.indexOf(' ') + 1);
    const said = face ? name : name.includes(' ') ? others : '';
    const lines = linesOf(context, said, font, box.width * 0.9);
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

  #mark(grid: Grid, at: { left: number; top: number; scale: number }, marks: Marks): void {
    const context = this.#context;
    const width = TILE.width * at.scale;
    const height = TILE.height * at.scale;
    const outline = (index: number, line: number, colour: string): void => {
      const { column, row } = spotOf(grid, index);
      context.strokeStyle = colour;
      context.lineWidth = line;
      const [x, y] = [at.left + column * width, at.top + row * height];
      const gap = GAP * width;
      context.strokeRect(x - line / 2, y - line / 2, width - gap + line, height - gap + line);
    };
    for (const index of marks.shown) {
      const line = Math.max(3, width * 0.035);
      outline(index, line + 2, this.colours.ground);
      outline(index, line, this.colours.gold);
    }
    if (marks.chosen !== null) outline(marks.chosen, Math.max(2, width * 0.02), this.colours.ink);
  }
}

/** From this width on, px, a name can be read. */
const READABLE = 40;

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Numbers of the blocks of which something is seen. */
function blocksIn(grid: Grid, { x, y, scale }: Camera, view: View): number[] {
  const wide = grid.across * TILE.width;
  const tall = grid.down * TILE.height;
  const from = (middle: number, length: number, block: number): number =>
    Math.max(0, Math.floor((middle - length / 2 / scale) / block));
  const to = (middle: number, length: number, block: number, last: number): number =>
    Math.min(last, Math.floor((middle + length / 2 / scale) / block));
  const rows = Math.ceil(grid.blocks / grid.blocksAcross);
  const found: number[] = [];
  for (let row = from(y, view.height, tall); row <= to(y, view.height, tall, rows - 1); row += 1)
    for (
      let column = from(x, view.width, wide);
      column <= to(x, view.width, wide, grid.blocksAcross - 1);
      column += 1
    ) {
      const block = row * grid.blocksAcross + column;
      if (block < grid.blocks) found.push(block);
    }
  return found;
}

/** A name in lines of whole words. */
function linesOf(
  context: CanvasRenderingContext2D,
  text: string,
  font: string,
  most: number,
): string[] {
  context.font = font;
  const lines: string[] = [];
  for (const word of text.split(' ').filter(Boolean)) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && context.measureText(longer).width <= most)
      lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
