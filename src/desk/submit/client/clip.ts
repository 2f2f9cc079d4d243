/** How the clip will look, drawn on the device from what is written so far; nothing is sent for it. */
import type { Shown } from '../../../cms/frame/show.tsx';
import { PARTS } from '../../../cms/frame/targets.ts';
import { isAsTaken } from '../../../intake/photo/photo-edit.ts';
import { chosenOf } from './chosen.ts';
import { element } from '../../../base/view/element.ts';
import { button, debounced } from '../../page/element.ts';
import { Frame } from './frame.ts';
import { say } from '../../page/say.ts';

/**
 * Adds the pictures before the consents they help with. What draws them is fetched when there is a
 * name and either the reader asks or a photograph is chosen; on a metered network when asked alone.
 */
export function showClip(form: HTMLFormElement): void {
  const consent = form.querySelector('#f-consent');
  if (!consent || !form.querySelector('[name^="name."]')) return;
  /** Screens are shown when the family agrees to them. */
  const [networks, screen] = (['networks', 'screen'] as const).map((name) =>
    PARTS.map((part) => new Frame(name, part)),
  ) as [Frame[], Frame[]];
  const status = element('p', { className: 'progress', role: 'status' });
  const picture = new ChosenPicture(form);
  let wanted = false;
  const ask = button(say('desk.client.clip.show'), () => {
    wanted = true;
    void draw();
  });
  const offer = element('p', {}, ask);
  const draw = async (): Promise<void> => {
    const written = new FormData(form);
    if (!hasName(written)) return status.replaceChildren(say('desk.client.clip.name'));
    offer.hidden = true;
    if (!networks.some(({ isShown }) => isShown))
      status.replaceChildren(say('desk.client.clip.wait'));
    const shown = picture.now();
    try {
      for (const frame of networks) await frame.draw(written, shown);
      for (const frame of screen)
        if (written.has('consent.led')) await frame.draw(written, shown);
        else frame.hide();
      status.replaceChildren();
    } catch {
      offer.hidden = false;
      status.replaceChildren(say('desk.client.clip.failed'));
    }
  };
  const follow = (): void => {
    wanted ||= picture.now() !== null && !isMetered();
    if (!hasName(new FormData(form))) for (const frame of [...networks, ...screen]) frame.hide();
    else if (wanted) void draw();
  };
  const followSoon = debounced(follow, 400);
  form.addEventListener('input', followSoon);
  form.addEventListener('change', followSoon);
  consent.before(
    element(
      'fieldset',
      { className: 'clip' },
      element('legend', {}, say('desk.client.clip')),
      element('p', { className: 'hint' }, say('desk.client.clip.hint')),
      offer,
      status,
      element(
        'div',
        { className: 'frames' },
        ...[...networks, ...screen].map(({ figure }) => figure),
      ),
    ),
  );
  followSoon();
}

const hasName = (written: FormData): boolean =>
  [...written].some(([name, value]) => name.startsWith('name.') && String(value).trim() !== '');

/** Some browsers tell that their reader pays by the megabyte. */
const isMetered = (): boolean =>
  (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

/** The photograph that stands for the person: the first that was sent before, else the first chosen. */
class ChosenPicture {
  readonly #form: HTMLFormElement;
  #file: File | undefined;
  #address = '';

  constructor(form: HTMLFormElement) {
    this.#form = form;
  }

  now(): Shown['picture'] {
    const all = [...this.#form.querySelectorAll('.kept li')].filter(
      (item) => !item.querySelector<HTMLInputElement>('[name=drop]')?.checked,
    );
    const isNew = this.#form.querySelector('input[type=hidden][name=first]') !== null;
    const chosen = all.find(
      (item) => item.querySelector<HTMLInputElement>('[name=first]')?.checked,
    );
    const kept = isNew ? undefined : (chosen ?? all[0]);
    // As it is turned and cut now, where a script does that.
    const cut = kept?.querySelector<HTMLCanvasElement>('.preview canvas');
    const src = cut?.toDataURL('image/jpeg') ?? kept?.querySelector('img')?.src ?? this.#chosen();
    return src ? { src, role: 'portrait' } : null;
  }

  #chosen(): string {
    const [photo] = chosenOf(this.#form);
    if (photo?.shown && !isAsTaken(photo.edit)) return photo.shown.toDataURL('image/jpeg');
    if (photo?.file === this.#file) return this.#address;
    URL.revokeObjectURL(this.#address);
    this.#file = photo?.file;
    return (this.#address = photo ? URL.createObjectURL(photo.file) : '');
  }
}
