/** Keys while the wall has the focus. */

export interface Keys {
  step: (way: readonly [across: number, down: number]) => void;
  nearer: () => void;
  farther: () => void;
  whole: () => void;
  open: () => void;
  unchoose: () => void;
}

const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const NAMES: Readonly<Record<string, Exclude<keyof Keys, 'step'>>> = {
  '+': 'nearer',
  '=': 'nearer', // the same key without Shift
  '-': 'farther',
  Home: 'whole',
  Enter: 'open',
  Escape: 'unchoose',
};

export function listenToKeys(canvas: HTMLCanvasElement, keys: Keys): void {
  canvas.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const way = WAYS[event.key];
    const name = NAMES[event.key];
    if (way) keys.step(way);
    else if (name) keys[name]();
    else return;
    event.preventDefault();
  });
}
