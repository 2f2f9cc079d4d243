/** Words at the foot of the page that stay until they are closed; Decap's own go after seconds. */
import { NIGHT, NIGHT_ON_LED, PAPER } from '../../base/formats/palette.ts';
import { t } from '../../i18n/index.ts';
import type { Language } from '../../model/language.ts';

const STYLE = `position:fixed;inset:auto 0 0;z-index:10000;max-height:40vh;overflow:auto;margin:0;
padding:1.2rem 1.5rem;background:${NIGHT.ground};color:${PAPER.ground};font:17px/1.5 system-ui,sans-serif;white-space:pre-line`;

let shown: HTMLElement | undefined;

/** @param beside What can be done about it, instead of closing the words. */
export function showNote(words: string, language: Language, beside?: HTMLElement): void {
  closeNote();
  shown = document.createElement('div');
  shown.role = 'alert';
  shown.style.cssText = STYLE;
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = t(language)('cms.close');
  close.style.cssText = `float:right;margin-left:1rem;padding:.4rem 1rem;background:${NIGHT_ON_LED.accent};border:0;border-radius:3px;font:inherit;cursor:pointer`;
  close.addEventListener('click', closeNote);
  shown.append(...(beside ? [words, ' ', beside] : [close, ' ', words]));
  document.body.append(shown);
}

export function closeNote(): void {
  shown?.remove();
  shown = undefined;
}
