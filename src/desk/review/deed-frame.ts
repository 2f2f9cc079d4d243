/** The clip's frame of the deed beside the field it is written in, and as it is written. */
import type { RawDraft } from '../../intake/draft/draft.ts';
import { element } from '../../base/view/element.ts';
import { debounced } from '../page/element.ts';
import { Frame } from '../submit/client/frame.ts';
import { say } from '../page/say.ts';

/** What draws the frame is fetched when the box is opened. */
export function showDeed(box: HTMLDetailsElement): void {
  const place = box.querySelector<HTMLElement>('[data-draft]');
  const form = box.querySelector('form');
  if (!place || !form) return;
  const { draft = '{}', picture, screen } = place.dataset;
  const before = JSON.parse(draft) as RawDraft;
  const shown = picture ? ({ src: picture, role: 'portrait' } as const) : null;
  const frames = [new Frame('networks', 'told'), ...(screen ? [new Frame('screen', 'told')] : [])];
  const status = element('p', { className: 'progress', role: 'status' });
  place.append(...frames.map(({ figure }) => figure), status);
  const draw = async (): Promise<void> => {
    if (!box.open) return;
    try {
      for (const frame of frames) await frame.draw(new FormData(form), shown, before);
      status.replaceChildren();
    } catch {
      status.replaceChildren(say('desk.client.clip.failed'));
    }
  };
  box.addEventListener('toggle', () => void draw());
  form.addEventListener(
    'input',
    debounced(() => void draw(), 400),
  );
  void draw();
}
