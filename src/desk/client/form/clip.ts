/** How the clip will look, drawn on the device from what is written so far; nothing is sent for it. */
import type { Shown } from '../../../cms/frame/show.tsx';
import { FRAMES, spokenIn, type FrameName } from '../../../cms/frame/targets.ts';
import { isAsTaken } from '../../../intake/photo-edit.ts';
import { chosenOf } from './chosen.ts';
import { button, element, settled } from './element.ts';
import { language, say } from './words.ts';

/**
 * Adds the pictures before the consents they help with. What draws them is fetched when there is a
 * name and either the reader asks or a photograph is chosen; on a metered network when asked alone.
 */
export function showClip(form: HTMLFormElement): void {
  const consent = form.querySelector('#f-consent');
  if (!consent || !form.querySelector('[name^="name."]')) return;
  /** The screen is shown when the family agrees to screens. */
  const [networks, screen] = [new Frame('networks'), new Frame('screen')];
  const status = element('p', { className: 'progress', role: 'status' });
  const picture = new ChosenPicture(form);
  let wanted = false;
  const ask = button(say('desk.client.clip.show'), () => {
    wanted = true;
    void draw();
  });
  const asked = element('p', {}, ask);
  const draw = async (): Promise<void> => {
    const written = new FormData(form);
    if (!hasName(written)) return status.replaceChildren(say('desk.client.clip.name'));
    asked.hidden = true;
    if (!networks.isShown) status.replaceChildren(say('desk.client.clip.wait'));
    const shown = picture.now();
    try {
      await networks.draw(written, shown);
      if (written.has('consent.led')) await screen.draw(written, shown);
      else screen.hide();
      status.replaceChildren();
    } catch {
      asked.hidden = false;
      status.replaceChildren(say('desk.client.clip.failed'));
    }
  };
  const follow = (): void => {
    wanted ||= picture.now() !== null && !isMetered();
    if (!hasName(new FormData(form))) for (const frame of [networks, screen]) frame.hide();
    else if (wanted) void draw();
  };
  const followSoon = settled(follow, 400);
  form.addEventListener('input', followSoon);
  form.addEventListener('change', followSoon);
  consent.before(
    element(
      'fieldset',
      { className: 'clip' },
      element('legend', {}, say('desk.client.clip')),
      element('p', { className: 'hint' }, say('desk.client.clip.hint')),
      asked,
      status,
      element('div', { className: 'frames' }, networks.figure, screen.figure),
    ),
  );
  followSoon();
}

const hasName = (written: FormData): boolean =>
  [...written].some(([name, value]) => name.startsWith('name.') && String(value).trim() !== '');

/** Some browsers tell that their reader pays by the megabyte. */
const isMetered = (): boolean =>
  (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

/** One picture of the clip with its words. */
class Frame {
  readonly figure: HTMLElement;
  readonly #target: Shown['target'];
  readonly #drawn: HTMLElement;
  readonly #into: HTMLElement;

  constructor(name: FrameName) {
    this.#target = FRAMES[name];
    // One picture with its words: what it is drawn of is nobody's to read.
    this.#into = element('div', { ariaHidden: 'true' });
    this.#drawn = element('div', { className: 'drawn', role: 'img' }, this.#into);
    const words = element('figcaption', {}, say(`desk.client.clip.${name}`));
    this.figure = element('figure', { className: name, hidden: true }, this.#drawn, words);
  }

  get isShown(): boolean {
    return !this.figure.hidden;
  }

  hide(): void {
    this.figure.hidden = true;
  }

  async draw(written: FormData, picture: Shown['picture']): Promise<void> {
    const [{ showWritten }, archive] = await Promise.all([fetchDrawing(), fetchArchive()]);
    const said = await showWritten(this.#into, written, { picture, archive, target: this.#target });
    const words = said?.[spokenIn(language)] ?? '';
    this.#drawn.setAttribute('aria-label', say('desk.client.clip.alt', { words }));
    this.figure.hidden = !said;
  }
}

const address = '/assets/clip.js';
const fetchDrawing = (): Promise<typeof import('../clip.ts')> =>
  import(address) as Promise<typeof import('../clip.ts')>;

let archive: Promise<Shown['archive']> | undefined;

function fetchArchive(): Promise<Shown['archive']> {
  archive ??= fetch('/clip.json').then((answer) => {
    if (!answer.ok) throw new Error(`clip.json: ${answer.status}`);
    return answer.json() as Promise<Shown['archive']>;
  });
  archive.catch(() => (archive = undefined));
  return archive;
}

/** The photograph that stands for the person: the first that was sent before, else the first chosen. */
class ChosenPicture {
  readonly #form: HTMLFormElement;
  #file: File | undefined;
  #address = '';

  constructor(form: HTMLFormElement) {
    this.#form = form;
  }

  now(): Shown['picture'] {
    const kept = [...this.#form.querySelectorAll('.kept li')].find(
      (item) => !item.querySelector<HTMLInputElement>('[name=drop]')?.checked,
    );
    const src = kept?.querySelector('img')?.src ?? this.#chosen();
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
