/** Blocks of tiles, put together once: a picture of thousands of faces is some dozens of copies. */
import { tilesOf, type Grid } from '../grid.ts';
import { GAP, SHEETS, type SheetSize } from '../tiles.ts';
import type { Colours } from './colours.ts';
import type { WallPerson } from './load.ts';
import { Pictures } from './pictures.ts';
import { Recent } from './recent.ts';
import { drawName, type Box } from './tile.ts';

/** Blocks in memory, large ones some 75 MB, and the sheets they are cut from. */
const BLOCKS = { small: 400, large: 64 } as const;
const SHEETS_HELD = 96;

interface Block {
  canvas: HTMLCanvasElement;
  /** All its faces are in it. */
  isDone: boolean;
}

export class Blocks {
  readonly #people: readonly WallPerson[];
  readonly #sheets: Pictures;
  readonly #held = {
    small: new Recent<Block>(BLOCKS.small),
    large: new Recent<Block>(BLOCKS.large),
  };
  #colours: Colours;

  /** @param redraw What is done when more of a block can be drawn. */
  constructor(people: readonly WallPerson[], colours: Colours, redraw: () => void) {
    this.#people = people;
    this.#colours = colours;
    this.#sheets = new Pictures(SHEETS_HELD, () => {
      this.#deleteIf(({ isDone }) => !isDone);
      redraw();
    });
  }

  /** All are drawn anew. */
  forget(colours: Colours): void {
    this.#colours = colours;
    this.#deleteIf(() => true);
  }

  #deleteIf(isMeant: (block: Block) => boolean): void {
    this.#held.small.deleteIf(isMeant);
    this.#held.large.deleteIf(isMeant);
  }

  /** The block's picture, as much of it as is there. */
  get(grid: Grid, block: number, size: SheetSize): HTMLCanvasElement {
    const name = `${grid.across}:${block}`;
    const held = this.#held[size].get(name);
    if (held) return held.canvas;
    const drawn = this.#draw(grid, block, size);
    this.#held[size].set(name, drawn);
    return drawn.canvas;
  }

  #draw(grid: Grid, block: number, size: SheetSize): Block {
    const { width, height } = SHEETS[size];
    const canvas = document.createElement('canvas');
    canvas.width = grid.across * width;
    canvas.height = grid.down * height;
    const context = canvas.getContext('2d', { alpha: false })!;
    context.fillStyle = this.#colours.ground;
    context.fillRect(0, 0, canvas.width, canvas.height);
    const gap = Math.max(1, GAP * width);
    let isDone = true;
    for (const { index, column, row } of tilesOf(grid, block)) {
      const person = this.#people[index]!;
      const box = { x: column * width, y: row * height, width: width - gap, height: height - gap };
      if (!person.face) drawName(context, person, box, this.#colours);
      else if (!this.drawTile(context, person, size, box)) isDone = false;
    }
    return { canvas, isDone };
  }

  /** False while the tile is on its way: its border, or the smaller tile, stands for it. */
  drawTile(
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
    context.fillStyle = this.#colours.panel;
    context.fillRect(box.x, box.y, box.width, box.height);
    if (size === 'large') this.drawTile(context, person, 'small', box);
    return false;
  }
}
