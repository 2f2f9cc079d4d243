/** The wall in its page: what the address, fingers, keys, search and the clock do with it. */
import { searchNames } from '../../client/name-search.ts';
import { dragged, pinched } from '../camera.ts';
import { keepAwake } from './awake.ts';
import { listenToGestures } from './gestures.ts';
import { listenToKeys } from './keys.ts';
import { loadWall, type Wall, type WallPerson } from './load.ts';
import { FLIGHT, turnAt } from './tour.ts';
import { WallView } from './view.ts';
import { partOf, tellChosen, tellDeed, tellShown } from './caption.ts';

/** What the buttons and keys zoom by. */
const FACTOR = 1.5;
/** The archive is asked for again while the wall stands in a foyer, ms. */
const RENEWED = 6 * 60 * 60 * 1000;

const root = document.querySelector<HTMLElement>('[data-wall]');
if (root) void start(root).catch(() => (root.dataset['state'] = 'failed'));

async function start(element: HTMLElement): Promise<void> {
  const place = new URLSearchParams(location.search).get('place');
  element.hidden = false;
  const wall = await loadWall(place);
  await document.fonts.ready;
  const [first] = wall.people;
  if (first) {
    partOf(element, 'of-place').hidden = place === null;
    element.querySelector('[data-of-place] strong')!.textContent = first.place;
    new WallPage(element, wall, place);
  }
  element.dataset['state'] = first ? 'ready' : 'nobody';
}

/** What stands behind the address's `#`; what a messenger has cut off is nobody's id. */
function idIn(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}

class WallPage {
  readonly #element: HTMLElement;
  readonly #view: WallView;
  #wall: Wall;
  #chosen: WallPerson | undefined;
  #shown: readonly number[] = [];
  /** Whom the show comes to, to see when it is somebody else's turn. */
  #turn: number | null | undefined;

  constructor(element: HTMLElement, wall: Wall, place: string | null) {
    this.#element = element;
    this.#wall = wall;
    this.#view = new WallView(element.querySelector('canvas')!, wall, (person) =>
      this.#tell(person),
    );
    this.#listen();
    this.#listenToSearch();
    setInterval(() => this.#tick(), 1000);
    setInterval(() => void this.#renew(place), RENEWED);
    this.#tick();
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
    const isUnknown = wanted !== '' && !this.#goTo(wanted);
    partOf(this.#element, 'unknown').hidden = !isUnknown;
    if (wanted !== '' && !isUnknown) this.#view.canvas.scrollIntoView({ block: 'nearest' });
  }

  /** @returns False where the wall has nobody of this id. */
  #goTo(id: string): boolean {
    const index = this.#wall.people.findIndex((person) => person.id === id);
    if (index >= 0) this.#view.goTo(index);
    return index >= 0;
  }

  #tell(person: WallPerson | undefined): void {
    this.#chosen = person;
    const caption = partOf(this.#element, 'caption');
    tellChosen(caption, person);
    // Back from a person's page, and sent on, the wall opens at whoever was chosen.
    if (!this.#isShow) history.replaceState(null, '', `${location.search}#${person?.id ?? ''}`);
    if (person)
      void this.#wall.deedOf(person).then((deed) => {
        if (this.#chosen === person) tellDeed(caption, deed);
      });
  }

  /** Who is on the screens at this second, and whose turn it is in the show. */
  #tick(): void {
    const now = Date.now();
    const shown = [...this.#wall.shown(now)].sort((a, b) => a - b);
    if (String(shown) !== String(this.#shown)) {
      this.#shown = shown;
      this.#view.light(new Set(shown));
      const people = shown.map((index) => this.#wall.people[index]!);
      tellShown(partOf(this.#element, 'now'), people, ({ id }) => this.#goTo(id));
    }
    const turn = this.#isShow ? turnAt(now, this.#wall.people.length, shown) : undefined;
    if (turn === this.#turn) return;
    this.#turn = turn;
    if (turn === undefined) return;
    if (turn !== null) return this.#view.goTo(turn, FLIGHT);
    this.#view.choose(null);
    this.#view.showWhole(FLIGHT);
  }

  /** Whoever was added or taken down since: the wall changes without being started anew. */
  async #renew(place: string | null): Promise<void> {
    const wall = await loadWall(place).catch(() => null);
    if (!wall || wall.people.length === 0) return;
    this.#wall = wall;
    this.#shown = [];
    this.#turn = undefined;
    this.#view.renew(wall);
    this.#tick();
  }

  #show(on: boolean): void {
    this.#element.classList.toggle('show', on);
    if (!on) this.#view.choose(null);
    void keepAwake(on);
    this.#view.recolour();
    this.#view.resize();
    this.#view.showWhole();
    this.#tick();
  }

  async #endShow(): Promise<void> {
    if (document.fullscreenElement) await document.exitFullscreen();
    else this.#show(false);
  }

  #listen(): void {
    const view = this.#view;
    const actions = {
      nearer: () => view.zoomBy(FACTOR),
      farther: () => view.zoomBy(1 / FACTOR),
      whole: () => view.showWhole(),
      show: () => {
        // Where the browser refuses, the wall still fills its window.
        void this.#element.requestFullscreen?.().catch(() => undefined);
        this.#show(true);
      },
      end: () => void this.#endShow(),
    };
    for (const [name, action] of Object.entries(actions))
      this.#element.querySelector(`[data-do=${name}]`)?.addEventListener('click', action);
    listenToKeys(view.canvas, {
      nearer: actions.nearer,
      farther: actions.farther,
      whole: actions.whole,
      step: (way) => view.step(way),
      open: () => {
        if (this.#chosen) this.#element.querySelector<HTMLElement>('[data-caption] a')!.click();
      },
      unchoose: () => {
        if (!this.#isShow) view.choose(null);
      },
    });
    listenToGestures(view.canvas, {
      hold: () => view.stop(),
      drag: (from, to) => view.moveTo(dragged(view.camera, from, to)),
      pinch: (from, to, other) => view.moveTo(pinched(view.camera, from, to, other, view.view)),
      zoom: (factor, at) => view.zoomAt(factor, at),
      tap: (at) => (this.#isShow ? void this.#endShow() : view.tapAt(at)),
    });
    document.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape' && this.#isShow) void this.#endShow();
    });
    document.addEventListener('fullscreenchange', () => {
      if (!document.fullscreenElement && this.#isShow) this.#show(false);
    });
    document.addEventListener('visibilitychange', () => void keepAwake(this.#isShow));
  }

  #listenToSearch(): void {
    const form = document.querySelector<HTMLFormElement>('form.search[data-suggest]');
    const input = form?.querySelector('input');
    if (!form || !input) return;
    const { canvas } = this.#view;
    form.addEventListener('click', (event) => {
      const link = (event.target as Element).closest<HTMLElement>('a[data-person]');
      if (!link || !this.#goTo(link.dataset['person']!)) return;
      event.preventDefault();
      input.blur();
      form.querySelector<HTMLElement>('.suggestions')!.hidden = true;
      canvas.focus({ preventScroll: true });
      canvas.scrollIntoView({ block: 'nearest' });
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void searchNames(input.value).then((found) => {
        const only = found.length === 1 ? found[0]!.person.id : '';
        if (only !== '' && this.#goTo(only)) canvas.focus();
        else form.submit();
      });
    });
  }
}
