/** Fingers, mouse and wheel on the wall, told as what they mean. */
import type { Point } from '../camera.ts';

export interface Gestures {
  /** Something is held: whatever moves by itself stops. */
  hold: () => void;
  drag: (from: Point, to: Point) => void;
  /** One of two fingers moves, `other` is still. */
  pinch: (from: Point, to: Point, other: Point) => void;
  tap: (at: Point) => void;
  /** @returns False where zooming is at its end: then the page scrolls. */
  zoom: (factor: number, at: Point) => boolean;
}

/** A finger that moved less than so many px has tapped. */
const STILL = 7;
/** What a wheel's step of one line, or one px, zooms by. */
const OF_LINE = 0.05;
const OF_PIXEL = 0.0016;

export function listenToGestures(canvas: HTMLCanvasElement, gestures: Gestures): void {
  const fingers = new Map<number, Point>();
  let way = 0;
  const at = ({ offsetX, offsetY }: MouseEvent): Point => ({ x: offsetX, y: offsetY });

  canvas.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    if (fingers.size === 0) way = 0;
    fingers.set(event.pointerId, at(event));
    canvas.setPointerCapture(event.pointerId);
    gestures.hold();
  });
  canvas.addEventListener('pointermove', (event) => {
    const from = fingers.get(event.pointerId);
    if (!from) return;
    const to = at(event);
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    way += Math.hypot(to.x - from.x, to.y - from.y);
    fingers.set(event.pointerId, to);
    if (other) gestures.pinch(from, to, other);
    else gestures.drag(from, to);
  });
  const up = (event: PointerEvent): void => {
    if (!fingers.delete(event.pointerId) || fingers.size > 0) return;
    if (event.type === 'pointerup' && way < STILL) gestures.tap(at(event));
  };
  canvas.addEventListener('pointerup', up);
  canvas.addEventListener('pointercancel', up);
  canvas.addEventListener(
    'wheel',
    (event) => {
      const step = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? OF_LINE : OF_PIXEL;
      if (gestures.zoom(Math.exp(-event.deltaY * step), at(event))) event.preventDefault();
    },
    { passive: false },
  );
}
