/** One picture of the clip with its words; what draws it is fetched with the first one. */
import type { Shown } from '../../../cms/frame/show.tsx';
import {
  FRAMES,
  LABELS,
  ALT_TEXTS,
  spokenIn,
  type FrameName,
  type FramePart,
} from '../../../cms/frame/targets.ts';
import type { RawDraft } from '../../../intake/draft/draft.ts';
import type { ClipArchive } from '../../../model/files/clip-archive.ts';
import { element } from '../../../base/view/element.ts';
import { language, say } from '../../page/say.ts';

export class Frame {
  readonly figure: HTMLElement;
  readonly #name: FrameName;
  readonly #part: FramePart;
  readonly #drawn: HTMLElement;
  readonly #into: HTMLElement;

  constructor(name: FrameName, part: FramePart) {
    [this.#name, this.#part] = [name, part];
    // One picture with its words: what it is drawn of is nobody's to read.
    this.#into = element('div', { ariaHidden: 'true' });
    this.#drawn = element('div', { className: 'drawn', role: 'img' }, this.#into);
    const caption = element('figcaption', {}, say(LABELS[part][name]));
    const className = part === 'who' ? name : `${name}-${part}`;
    this.figure = element('figure', { className, hidden: true }, this.#drawn, caption);
  }

  get isShown(): boolean {
    return !this.figure.hidden;
  }

  hide(): void {
    this.figure.hidden = true;
  }

  /** @param before What is known besides what a form says. */
  async draw(written: FormData, picture: Shown['picture'], before: RawDraft = {}): Promise<void> {
    const [{ showWritten }, archive] = await Promise.all([fetchDrawing(), fetchArchive()]);
    const request = { picture, archive, target: FRAMES[this.#name], part: this.#part };
    const spoken = await showWritten(this.#into, before, written, request);
    const text = spoken?.[spokenIn(language)] ?? '';
    this.#drawn.setAttribute('aria-label', say(ALT_TEXTS[this.#part], { words: text }));
    this.figure.hidden = !spoken;
  }
}

const address = '/assets/clip.js';
const fetchDrawing = (): Promise<typeof import('./clip-script.ts')> =>
  import(address) as Promise<typeof import('./clip-script.ts')>;

let archive: Promise<ClipArchive> | undefined;

function fetchArchive(): Promise<ClipArchive> {
  archive ??= fetch('/clip.json').then((answer) => {
    if (!answer.ok) throw new Error(`clip.json: ${answer.status}`);
    return answer.json() as Promise<ClipArchive>;
  });
  archive.catch(() => (archive = undefined));
  return archive;
}
