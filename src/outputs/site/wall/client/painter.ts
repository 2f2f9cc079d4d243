/** Draws the wall on a canvas: far away by blocks, near enough each face from its own portrait. */
import { site } from '../../client/site.ts';
import { blocksIn, type Camera, type View } from '../camera.ts';
import { spotOf, tilesOf, type Grid } from '../grid.ts';
import { cropOf, GAP, TILE } from '../tiles.ts';
import { Blocks } from './blocks.ts';
import type { Colours } from './colours.ts';
import type { WallPerson } from './load.ts';
import { Pictures } from './pictures.ts';
import { drawCaption, drawName, type Box } from './tile.ts';

/** Widths of a tile, device px, up to which its size of sheet serves; above it the portrait itself. */
const SERVES = { small: 22, large: 92 } as const;
const PORTRAITS_HELD = 160;
/** From this width on, css px, the name stands below the face. */
const NAMED = 132;

export interface Marks {
  chosen: number | null;
  /** On the street screens now. */
  shown: ReadonlySet<number>;
}

/** Where the wall's corner lies in the window, and how large a tile is, css px. */
interface Place {
  left: number;
  top: number;
  width: number;
  height: number;
}

export class Painter {
  readonly #context: CanvasRenderingContext2D;
  readonly #people: readonly WallPerson[];
  readonly #blocks: Blocks;
  readonly #portraits: Pictures;
  #colours: Colours;

  constructor(
    canvas: HTMLCanvasElement,
    people: readonly WallPerson[],
    colours: Colours,
    redraw: () => void,
  ) {
    this.#context = canvas.getContext('2d', { alpha: false })!;
    this.#people = people;
    this.#colours = colours;
    this.#blocks = new Blocks(people, colours, redraw);
    this.#portraits = new Pictures(PORTRAITS_HELD, redraw);
  }

  /** Everything is drawn anew: in other colours, or the wall has another shape. */
  forget(colours = this.#colours): void {
    this.#colours = colours;
    this.#blocks.forget(colours);
  }

  /** @param density Device pixels of a css pixel. */
  draw(grid: Grid, camera: Camera, view: View, density: number, marks: Marks): void {
    const context = this.#context;
    const place = {
      left: view.width / 2 - camera.x * camera.scale,
      top: view.height / 2 - camera.y * camera.scale,
      width: TILE.width * camera.scale,
      height: TILE.height * camera.scale,
    };
    const device = place.width * density;
    context.setTransform(density, 0, 0, density, 0, 0);
    context.fillStyle = this.#colours.ground;
    context.fillRect(0, 0, view.width, view.height);
    context.imageSmoothingQuality = 'medium';
    for (const block of blocksIn(grid, camera, view))
      if (device > SERVES.large) this.#drawNear(grid, block, place, view, marks.chosen);
      else {
        const picture = this.#blocks.get(grid, block, device > SERVES.small ? 'large' : 'small');
        const { x, y } = boxAt(grid, block * grid.across * grid.down, place);
        const [width, height] = [grid.across * place.width, grid.down * place.height];
        context.drawImage(picture, x, y, width, height);
      }
    this.#mark(grid, place, marks);
  }

  #drawNear(grid: Grid, block: number, place: Place, view: View, chosen: number | null): void {
    for (const { index } of tilesOf(grid, block)) {
      const person = this.#people[index]!;
      const box = boxAt(grid, index, place);
      const isSeen =
        box.x + place.width >= 0 &&
        box.y + place.height >= 0 &&
        box.x <= view.width &&
        box.y <= view.height;
      if (!isSeen) continue;
      if (!person.face) drawName(this.#context, person, box, this.#colours);
      else if (!this.#drawPortrait(person, box))
        this.#blocks.drawTile(this.#context, person, 'large', box);
      // Whoever is chosen is named below the wall, larger.
      if (place.width >= NAMED && index !== chosen)
        drawCaption(this.#context, person, box, this.#colours);
    }
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

  #mark(grid: Grid, place: Place, { chosen, shown }: Marks): void {
    const { ground, gold, ink } = this.#colours;
    const outline = (index: number, line: number, colour: string): void => {
      const { x, y, width, height } = boxAt(grid, index, place);
      this.#context.strokeStyle = colour;
      this.#context.lineWidth = line;
      this.#context.strokeRect(x - line / 2, y - line / 2, width + line, height + line);
    };
    for (const index of shown) {
      const line = Math.max(3, place.width * 0.035);
      outline(index, line + 2, ground);
      outline(index, line, gold);
    }
    if (chosen !== null) outline(chosen, Math.max(2, place.width * 0.02), ink);
  }
}

/** Where a tile lies in the window, without the gap beside it. */
function boxAt(grid: Grid, index: number, place: Place): Box {
  const { column, row } = spotOf(grid, index);
  const gap = GAP * place.width;
  return {
    x: place.left + column * place.width,
    y: place.top + row * place.height,
    width: place.width - gap,
    height: place.height - gap,
  };
}
