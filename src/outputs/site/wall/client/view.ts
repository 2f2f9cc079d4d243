/** The wall in its window: where the camera stands, who is chosen, and what is drawn. */
import {
  before,
  between,
  isWhole,
  pointUnder,
  whole,
  within,
  zoomed,
  type Camera,
  type Point,
  type View,
} from '../camera.ts';
import { gridOf, neighbourOf, tileUnder, type Grid } from '../grid.ts';
import { coloursOf, onNewColours } from './colours.ts';
import type { Wall, WallPerson } from './load.ts';
import { Painter } from './painter.ts';

/** A flight of the visitor's own, ms; a step of a key or a button is a third of it. */
const QUICK = 900;
const STEP = QUICK / 3;

export class WallView {
  readonly canvas: HTMLCanvasElement;
  readonly #chose: (person: WallPerson | undefined) => void;
  readonly #isStill = matchMedia('(prefers-reduced-motion: reduce)');
  #wall: Wall;
  #painter: Painter;
  #grid: Grid;
  #view: View = { width: 1, height: 1 };
  #density = 1;
  #camera: Camera = { x: 0, y: 0, scale: 0 };
  #flight: { from: Camera; to: Camera; start: number; length: number } | null = null;
  #chosen: number | null = null;
  #shown: ReadonlySet<number> = new Set();
  #isWaiting = false;

  /** @param chose Called with whoever is chosen, or nobody. */
  constructor(
    canvas: HTMLCanvasElement,
    wall: Wall,
    chose: (person: WallPerson | undefined) => void,
  ) {
    this.canvas = canvas;
    this.#chose = chose;
    this.#wall = wall;
    this.#grid = gridOf(wall.people.length, 1);
    this.#painter = this.#newPainter();
    new ResizeObserver(() => this.resize()).observe(canvas);
    onNewColours(() => this.recolour());
    this.resize();
  }

  get camera(): Camera {
    return this.#camera;
  }

  get view(): View {
    return this.#view;
  }

  /** Other people: whoever was chosen is not any more. */
  renew(wall: Wall): void {
    this.#wall = wall;
    this.#painter = this.#newPainter();
    this.#shown = new Set();
    this.#view = { width: 1, height: 1 };
    this.choose(null);
    this.resize();
  }

  #newPainter(): Painter {
    const colours = coloursOf(this.canvas);
    return new Painter(this.canvas, this.#wall.people, colours, () => this.#redraw());
  }

  recolour(): void {
    this.#painter.forget(coloursOf(this.canvas));
    this.#redraw();
  }

  /** Fits the wall to its element; where that is as it was, nothing happens. */
  resize(): void {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const density = Math.min(2, devicePixelRatio || 1);
    const isSame = width === this.#view.width && height === this.#view.height;
    if (width === 0 || height === 0 || (isSame && density === this.#density)) return;
    const wasWhole = isWhole(this.#camera, this.#grid, this.#view);
    this.#view = { width, height };
    this.#density = density;
    this.canvas.width = Math.round(width * density);
    this.canvas.height = Math.round(height * density);
    this.#grid = gridOf(this.#wall.people.length, width / height);
    this.#painter.forget();
    if (wasWhole) this.moveTo(whole(this.#grid, this.#view));
    else if (this.#chosen === null) this.moveTo(this.#camera);
    else
      this.moveTo({ ...before(this.#grid, this.#chosen, this.#view), scale: this.#camera.scale });
  }

  /** Ends a flight where it is. */
  stop(): void {
    this.#flight = null;
  }

  /** Stands there at once. */
  moveTo(camera: Camera): void {
    this.stop();
    this.#camera = within(camera, this.#grid, this.#view);
    // Nothing to be moved: a finger scrolls the page.
    this.canvas.style.touchAction = isWhole(this.#camera, this.#grid, this.#view)
      ? 'pan-y'
      : 'none';
    this.#redraw();
  }

  /** Flies there in so many ms; whoever wants no motion is there at once. */
  fly(to: Camera, length = QUICK): void {
    if (this.#isStill.matches) return this.moveTo(to);
    const goal = within(to, this.#grid, this.#view);
    this.#flight = { from: this.#camera, to: goal, start: performance.now(), length };
    this.#redraw();
  }

  /** @returns False where zooming is at its end. */
  zoomAt(factor: number, at: Point): boolean {
    const next = within(zoomed(this.#camera, factor, at, this.#view), this.#grid, this.#view);
    if (next.scale === this.#camera.scale) return false;
    this.moveTo(next);
    return true;
  }

  zoomBy(factor: number): void {
    const middle = { x: this.#view.width / 2, y: this.#view.height / 2 };
    this.fly(zoomed(this.#camera, factor, middle, this.#view), STEP);
  }

  /** Nobody is chosen, or whoever has this index; the camera stays. */
  choose(index: number | null): void {
    this.#chosen = index;
    this.#chose(index === null ? undefined : this.#wall.people[index]);
    this.#redraw();
  }

  showWhole(length = QUICK): void {
    this.fly(whole(this.#grid, this.#view), length);
  }

  /** Chooses whoever has this index and comes near. */
  goTo(index: number, length = QUICK): void {
    this.choose(index);
    this.fly(before(this.#grid, index, this.#view), length);
  }

  /** Chooses whoever is under a point of the window. */
  tapAt(point: Point): void {
    const { x, y } = pointUnder(this.#camera, point, this.#view);
    this.#comeTo(tileUnder(this.#grid, x, y), 1, QUICK);
  }

  /** To the neighbour, or to whoever is in the middle; where nobody stands there, nothing happens. */
  step(way: readonly [across: number, down: number]): void {
    const last = this.#chosen;
    const next =
      last === null
        ? (tileUnder(this.#grid, this.#camera.x, this.#camera.y) ?? 0)
        : neighbourOf(this.#grid, last, way);
    if (next !== null) this.#comeTo(next, 0.5, STEP);
  }

  /** Comes at least so near, a share of how near one stands before a face. */
  #comeTo(index: number | null, share: number, length: number): void {
    this.choose(index);
    if (index === null) return;
    const near = before(this.#grid, index, this.#view);
    this.fly({ ...near, scale: Math.max(this.#camera.scale, near.scale * share) }, length);
  }

  /** Who is on the street screens now. */
  light(shown: ReadonlySet<number>): void {
    this.#shown = shown;
    this.#redraw();
  }

  #redraw(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    requestAnimationFrame((now) => {
      this.#isWaiting = false;
      this.#draw(now);
    });
  }

  #draw(now: number): void {
    if (this.#flight) {
      const { from, to, start, length } = this.#flight;
      const share = Math.min(1, Math.max(0, (now - start) / length));
      if (share >= 1) this.moveTo(to);
      else {
        this.#camera = between(from, to, share);
        this.#redraw();
      }
    }
    const marks = { chosen: this.#chosen, shown: this.#shown };
    this.#painter.draw(this.#grid, this.#camera, this.#view, this.#density, marks);
  }
}
