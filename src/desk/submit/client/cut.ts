/** Cutting a photograph: a slider for each side, for keys and readers, and the frame itself for fingers. */
import type { Cut } from '../../../intake/photo/photo-edit.ts';
import { element } from '../../../base/view/element.ts';
import { button } from '../../page/element.ts';
import { say } from '../../page/say.ts';

const SIDES = ['top', 'bottom', 'left', 'right'] as const;
/** Of a side, in percent: two of them leave a tenth. */
const MOST = 45;

/**
 * @param preview The picture as it is shown; the border of the cut is laid over it.
 * @returns The sliders and the buttons.
 */
export function cutPanel(
  preview: HTMLElement,
  { done, leave }: { done: (cut: Cut) => void; leave: () => void },
): HTMLElement {
  const border = element('div', { className: 'frame' });
  preview.append(border);
  const sliders = new Map(
    SIDES.map((side) => [
      side,
      element('input', { type: 'range', min: '0', max: String(MOST), value: '0' }),
    ]),
  );
  const share = (side: (typeof SIDES)[number]): number => Number(sliders.get(side)?.value) / 100;
  const read = (): Cut => ({
    top: share('top'),
    right: share('right'),
    bottom: share('bottom'),
    left: share('left'),
  });
  const draw = (): void => {
    for (const [side, share] of Object.entries(read()))
      border.style.setProperty(side, `${share * 100}%`);
  };
  for (const slider of sliders.values()) slider.addEventListener('input', draw);
  dragCorners(preview, sliders, draw);
  const close = (then: () => void): void => {
    border.remove();
    then();
  };
  return element(
    'div',
    { className: 'cut' },
    ...[...sliders].map(([side, slider]) =>
      element('label', {}, element('span', {}, say(`desk.client.cut.${side}`)), slider),
    ),
    element(
      'p',
      { className: 'actions' },
      button(say('desk.client.cut.do'), () => close(() => done(read())), ''),
      button(say('desk.client.cut.leave'), () => close(leave)),
    ),
  );
}

/** A finger takes the nearest corner with it. */
function dragCorners(
  preview: HTMLElement,
  sliders: ReadonlyMap<string, HTMLInputElement>,
  draw: () => void,
): void {
  const border = preview.querySelector<HTMLElement>('.frame');
  let corner: readonly [string, string] | undefined;
  const share = (event: PointerEvent): { x: number; y: number } => {
    const box = preview.getBoundingClientRect();
    return {
      x: (event.clientX - box.left) / box.width,
      y: (event.clientY - box.top) / box.height,
    };
  };
  border?.parentElement?.addEventListener('pointerdown', (event) => {
    if (!border.isConnected) return;
    const { x, y } = share(event);
    corner = [x < 0.5 ? 'left' : 'right', y < 0.5 ? 'top' : 'bottom'];
    preview.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  preview.addEventListener('pointermove', (event) => {
    if (!corner || !border?.isConnected) return;
    const { x, y } = share(event);
    const set = (side: string, value: number): void => {
      const slider = sliders.get(side);
      if (slider) slider.value = String(Math.round(value * 100));
    };
    set(corner[0], corner[0] === 'left' ? x : 1 - x);
    set(corner[1], corner[1] === 'top' ? y : 1 - y);
    draw();
  });
  preview.addEventListener('pointerup', () => (corner = undefined));
}
