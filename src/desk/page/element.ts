/** Controls of the form, made by its scripts. */
import { element } from '../../base/view/element.ts';

/** A button that submits nothing; `press` is called when it is pressed. */
export const button = (text: string, press: () => void, className = 'plain'): HTMLButtonElement =>
  element('button', { type: 'button', className, onclick: press }, text);

/** Runs `work` when nothing has called for `wait` ms. */
export function debounced(work: () => void, wait: number): () => void {
  let timer = 0;
  return () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(work, wait);
  };
}
