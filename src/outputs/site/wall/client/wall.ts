/** The wall in its page: what fingers, wheel, keys, search and the clock do with it. */
import { searchNames } from '../../client/name-search.ts';
import { site } from '../../client/site.ts';
import {
  before,
  between,
  pointUnder,
  whole,
  within,
  zoomed,
  type Camera,
  type View,
} from '../camera.ts';
import { gridOf, spotOf, tileAt, tileUnder, type Grid } from '../grid.ts';
import { coloursOf, onNewColours } from './colours.ts';
import { loadWall, type Wall } from './load.ts';
import { Painter } from './painter.ts';
import { FLIGHT, turnAt } from './tour.ts';

/** A finger that moved less than so many px has tapped. */
const STILL = 7;
/** A flight of the visitor's own, ms. */
const QUICK = 900;
const STEP = 1.5;
/** The archive is asked for again while the wall stands in a foyer, ms. */
const RENEWED = 6 * 60 * 60 * 1000;

const element = document.querySelector<HTMLElement>('[data-wall]');
if (element) void start(element).catch(() => (element.dataset['state'] = 'failed'));

async function start(element: HTMLElement): Promise<void> {
  const place = new URLSearchParams(location.search).get('place');
  element.hidden = false;
  const wall = await loadWall(place);
  await document.fonts.ready;
  if (wall.people.length === 0) {
    element.dataset['state'] = 'nobody';
    return;
  }
  new WallView(element, wall, place);
  element.dataset['state'] = 'ready';
}

/** What stands behind the address's `#`; what a messenger has cut off is nobody's id. */
function idIn(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}

/** Beside a tile; at the end of a row whoever is next. */
function neighbour(grid: Grid, index: number, across: number, down: number): number | null {
  const { column, row } = spotOf(grid, index);
  const beside = tileAt(grid, { column: column + across, row: row + down });
  const next = index + across;
  return beside ?? (across !== 0 && next >= 0 && next < grid.count ? next : null);
}

class WallView {
  readonly #element: HTMLElement;
  readonly #canvas: HTMLCanvasElement;
  readonly #place: string | null;
  #wall: Wall;
  #painter: Painter;
  #grid!: Grid;
  #view: View = { width: 1, height: 1 };
  #density = 1;
  #camera: Camera = { x: 0, y: 0, scale: 1 };
  #flight: { from: Camera; to: Camera; start: number; length: number } | null = null;
  #chosen: number | null = null;
  #shown: ReadonlySet<number> = new Set();
  #isWaiting = false;
  /** Whom the tour shows, to see when it is somebody else's turn. */
  #turn: number | null | undefined;
  #awake: WakeLockSentinel | null = null;
  readonly #still = matchMedia('(prefers-reduced-motion: reduce)');

  constructor(element: HTMLElement, wall: Wall, place: string | null) {
    this.#element = element;
    this.#canvas = element.querySelector('canvas')!;
    this.#wall = wall;
    this.#place = place;
    this.#painter = this.#newPainter();
    new ResizeObserver(() => this.#resize()).observe(this.#canvas);
    this.#resize();
    onNewColours(() => this.#recolour());
    this.#listenToPointers();
    this.#listenToKeys();
    this.#listenToButtons();
    this.#listenToSearch();
    setInterval(() => this.#tick(), 1000);
    setInterval(() => void this.#renew(), RENEWED);
    this.#tick();
    this.#tellPlace();
    this.#followHash();
    addEventListener('hashchange', () => this.#followHash());
  }

  get #isShow(): boolean {
    return this.#element.classList.contains('show');
  }

  /** `#show` begins the show, `#<id>` brings that person near; whom the wall has not is told. */
  #followHash(): void {
    const wanted = idIn(location.hash);
    if (wanted === 'show') return this.#show(true);
    const isUnknown = wanted !== '' && !this.goTo(wanted);
    this.#element.querySelector<HTMLElement>('[data-unknown]')!.hidden = !isUnknown;
    if (wanted !== '' && !isUnknown) this.#canvas.scrollIntoView({ block: 'nearest' });
  }

  /** Whose wall it is, where it is a place's. */
  #tellPlace(): void {
    const line = this.#element.querySelector<HTMLElement>('[data-of-place]')!;
    line.hidden = this.#place === null;
    line.querySelector('strong')!.textContent = this.#wall.people[0]!.place;
  }

  /** Flies to a person and tells who it is; false where the wall has nobody of this id. */
  goTo(id: string): boolean {
    const index = this.#wall.people.findIndex((person) => person.id === id);
    if (index < 0) return false;
    this.#choose(index);
    this.#fly(before(this.#grid, index, this.#view));
    return true;
  }

  #newPainter(): Painter {
    const colours = coloursOf(this.#element);
    return new Painter(this.#canvas, this.#wall.people, colours, () => this.#redraw());
  }

  #recolour(): void {
    this.#painter.colours = coloursOf(this.#element);
    this.#painter.forget();
    this.#redraw();
  }

  #resize(): void {
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    const density = Math.min(2, devicePixelRatio || 1);
    const isSame = width === this.#view.width && height === this.#view.height;
    if (width === 0 || height === 0 || (isSame && density === this.#density)) return;
    const wasWhole =
      !this.#grid || this.#camera.scale <= whole(this.#grid, this.#view).scale * 1.01;
    this.#view = { width, height };
    this.#density = density;
    this.#canvas.width = Math.round(width * this.#density);
    this.#canvas.height = Math.round(height * this.#density);
    this.#grid = gridOf(this.#wall.people.length, width / height);
    this.#painter.forget();
    this.#flight = null;
    if (wasWhole) this.#look(whole(this.#grid, this.#view));
    else if (this.#chosen === null) this.#look(this.#camera);
    else this.#look({ ...before(this.#grid, this.#chosen, this.#view), scale: this.#camera.scale });
  }

  #look(camera: Camera): void {
    this.#camera = within(camera, this.#grid, this.#view);
    // Nothing to be moved: a finger scrolls the page.
    const isWhole = this.#camera.scale <= whole(this.#grid, this.#view).scale * 1.01;
    this.#canvas.style.touchAction = isWhole && !this.#isShow ? 'pan-y' : 'none';
    this.#redraw();
  }

  #fly(to: Camera, length = QUICK): void {
    if (this.#still.matches) return this.#look(to);
    const goal = within(to, this.#grid, this.#view);
    this.#flight = { from: this.#camera, to: goal, start: performance.now(), length };
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
      this.#camera = between(from, to, share);
      if (share >= 1) {
        this.#flight = null;
        this.#look(to);
      } else this.#redraw();
    }
    const marks = { chosen: this.#chosen, shown: this.#shown };
    this.#painter.draw(this.#grid, this.#camera, this.#view, this.#density, marks);
  }

  #choose(index: number | null): void {
    this.#chosen = index;
    const caption = this.#element.querySelector<HTMLElement>('[data-caption]')!;
    const person = index === null ? undefined : this.#wall.people[index];
    caption.hidden = person === undefined;
    this.#redraw();
    // Back from a person's page, and sent on, the wall opens at whoever was chosen.
    if (!this.#isShow) history.replaceState(null, '', `${location.search}#${person?.id ?? ''}`);
    if (!person) return;
    const link = caption.querySelector('a')!;
    link.href = `${site.base}${site.language}/people/${person.id}/`;
    link.textContent = person.name;
    const part = (name: string): HTMLElement => caption.querySelector<HTMLElement>(`.${name}`)!;
    part('years').textContent = person.years;
    part('place').textContent = person.place;
    const deed = part('deed');
    deed.textContent = '';
    void this.#wall.deedOf(person).then((said) => {
      if (this.#chosen !== index) return;
      deed.textContent = said?.text ?? '';
      deed.lang = said?.language ?? '';
    });
  }

  /** Who is on the screens at this second, and whose turn it is in the tour. */
  #tick(): void {
    const now = Date.now();
    const shown = this.#wall.shown(now);
    if (String([...shown]) !== String([...this.#shown])) {
      this.#shown = shown;
      this.#tellShown();
      this.#redraw();
    }
    if (!this.#isShow) return;
    const turn = turnAt(
      now,
      this.#wall.people.length,
      [...shown].sort((a, b) => a - b),
    );
    if (turn === this.#turn) return;
    this.#turn = turn;
    this.#choose(turn);
    const to = turn === null ? whole(this.#grid, this.#view) : before(this.#grid, turn, this.#view);
    this.#fly(to, FLIGHT);
  }

  #tellShown(): void {
    const line = this.#element.querySelector<HTMLElement>('[data-now]')!;
    const names = [...this.#shown].map((index) => this.#wall.people[index]!);
    line.hidden = names.length === 0;
    const list = line.querySelector('ul')!;
    list.replaceChildren(
      ...names.map(({ id, name }) => {
        const item = document.createElement('li');
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = name;
        button.addEventListener('click', () => this.goTo(id));
        item.append(button);
        return item;
      }),
    );
  }

  /** Whoever was added or taken down since: the wall changes without being started anew. */
  async #renew(): Promise<void> {
    const wall = await loadWall(this.#place).catch(() => null);
    if (!wall || wall.people.length === 0) return;
    this.#wall = wall;
    this.#painter = this.#newPainter();
    this.#choose(null);
    this.#turn = undefined;
    this.#view = { width: 1, height: 1 };
    this.#resize();
  }

  #show(on: boolean): void {
    this.#element.classList.toggle('show', on);
    this.#turn = undefined;
    if (!on) this.#choose(null);
    void this.#keepAwake();
    this.#recolour();
    this.#resize();
    this.#fly(whole(this.#grid, this.#view));
    this.#tick();
  }

  /** A screen that goes dark after ten minutes shows nobody. */
  async #keepAwake(): Promise<void> {
    await this.#awake?.release().catch(() => undefined);
    this.#awake = null;
    if (!this.#isShow || document.visibilityState !== 'visible') return;
    this.#awake = (await navigator.wakeLock?.request('screen').catch(() => null)) ?? null;
  }

  #listenToButtons(): void {
    const on = (name: string, act: () => void): void =>
      this.#element.querySelector(`[data-do=${name}]`)?.addEventListener('click', act);
    on('nearer', () => this.#zoom(STEP));
    on('farther', () => this.#zoom(1 / STEP));
    on('whole', () => this.#fly(whole(this.#grid, this.#view)));
    on('show', () => {
      // Where the browser refuses, the wall still fills its window.
      void this.#element.requestFullscreen?.().catch(() => undefined);
      this.#show(true);
    });
    on('end', () => void this.#endShow());
    document.addEventListener('fullscreenchange', () => {
      if (!document.fullscreenElement && this.#isShow) this.#show(false);
    });
    document.addEventListener('visibilitychange', () => void this.#keepAwake());
  }

  async #endShow(): Promise<void> {
    if (document.fullscreenElement) await document.exitFullscreen();
    else this.#show(false);
  }

  #zoom(factor: number): void {
    const middle = { x: this.#view.width / 2, y: this.#view.height / 2 };
    this.#fly(zoomed(this.#camera, factor, middle, this.#view), QUICK / 3);
  }

  #listenToSearch(): void {
    const form = document.querySelector<HTMLFormElement>('form.search[data-suggest]');
    form?.addEventListener('click', (event) => {
      const link = (event.target as Element).closest<HTMLElement>('a[data-person]');
      if (!link || !this.goTo(link.dataset['person']!)) return;
      event.preventDefault();
      form.querySelector('input')!.blur();
      form.querySelector<HTMLElement>('.suggestions')!.hidden = true;
      this.#canvas.focus({ preventScroll: true });
      this.#canvas.scrollIntoView({ block: 'nearest' });
    });
    form?.addEventListener('submit', (event) => {
      event.preventDefault();
      const query = form.querySelector('input')!.value;
      void searchNames(query).then((found) => {
        const only = found.length === 1 ? found[0]!.person.id : '';
        if (only !== '' && this.goTo(only)) this.#canvas.focus();
        else form.submit();
      });
    });
  }

  #listenToKeys(): void {
    const ways: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    };
    document.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape' && this.#isShow) void this.#endShow();
    });
    this.#canvas.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const way = ways[event.key];
      if (way) this.#step(way);
      else if (event.key === '+' || event.key === '=') this.#zoom(STEP);
      else if (event.key === '-') this.#zoom(1 / STEP);
      else if (event.key === 'Home') this.#fly(whole(this.#grid, this.#view));
      else if (event.key === 'Enter' && this.#chosen !== null)
        this.#element.querySelector<HTMLAnchorElement>('[data-caption] a')!.click();
      else if (event.key === 'Escape' && !this.#isShow) this.#choose(null);
      else return;
      event.preventDefault();
    });
  }

  /** To the neighbour; where nobody stands there, nothing happens. */
  #step([across, down]: readonly [number, number]): void {
    const last = this.#chosen;
    const next =
      last === null
        ? (tileUnder(this.#grid, this.#camera.x, this.#camera.y) ?? 0)
        : neighbour(this.#grid, last, across, down);
    if (next === null) return;
    this.#choose(next);
    const near = before(this.#grid, next, this.#view);
    this.#fly({ ...near, scale: Math.max(this.#camera.scale, near.scale / 2) }, QUICK / 3);
  }

  #listenToPointers(): void {
    const canvas = this.#canvas;
    const down = new Map<number, { x: number; y: number }>();
    let moved = 0;
    const at = (event: MouseEvent): { x: number; y: number } => ({
      x: event.offsetX,
      y: event.offsetY,
    });
    canvas.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      if (down.size === 0) moved = 0;
      down.set(event.pointerId, at(event));
      canvas.setPointerCapture(event.pointerId);
      this.#flight = null;
    });
    canvas.addEventListener('pointermove', (event) => {
      const last = down.get(event.pointerId);
      if (!last) return;
      const now = at(event);
      const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
      moved += Math.hypot(now.x - last.x, now.y - last.y);
      down.set(event.pointerId, now);
      this.#look(other ? this.#pinched(last, now, other) : this.#moved(last, now));
    });
    const up = (event: PointerEvent): void => {
      if (!down.delete(event.pointerId) || down.size > 0) return;
      if (event.type === 'pointerup' && moved < STILL) this.#tap(at(event));
    };
    canvas.addEventListener('pointerup', up);
    canvas.addEventListener('pointercancel', up);
    canvas.addEventListener(
      'wheel',
      (event) => {
        const factor = Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0016));
        const next = within(
          zoomed(this.#camera, factor, at(event), this.#view),
          this.#grid,
          this.#view,
        );
        if (next.scale === this.#camera.scale) return; // at the end of zooming the page scrolls
        event.preventDefault();
        this.#flight = null;
        this.#look(next);
      },
      { passive: false },
    );
  }

  #moved(last: { x: number; y: number }, now: { x: number; y: number }): Camera {
    const { x, y, scale } = this.#camera;
    return { x: x - (now.x - last.x) / scale, y: y - (now.y - last.y) / scale, scale };
  }

  #pinched(
    last: { x: number; y: number },
    now: { x: number; y: number },
    other: { x: number; y: number },
  ): Camera {
    const width = (point: { x: number; y: number }): number =>
      Math.max(1, Math.hypot(point.x - other.x, point.y - other.y));
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    return zoomed(this.#camera, width(now) / width(last), middle, this.#view);
  }

  #tap(point: { x: number; y: number }): void {
    if (this.#isShow) return void this.#endShow();
    const { x, y } = pointUnder(this.#camera, point, this.#view);
    const index = tileUnder(this.#grid, x, y);
    if (index === null) return this.#choose(null);
    this.#choose(index);
    const near = before(this.#grid, index, this.#view);
    this.#fly({ ...near, scale: Math.max(this.#camera.scale, near.scale) });
  }
}
