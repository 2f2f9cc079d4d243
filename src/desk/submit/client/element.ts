/** Elements in one call: properties, then what is inside. */

/** `element('p', { className: 'hint' }, 'words')`; text is never markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...inside: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...inside);
  return made;
}

export const button = (text: string, press: () => void, className = 'plain'): HTMLButtonElement =>
  element('button', { type: 'button', className, onclick: press }, text);

/** Runs `work` when nothing has called for `wait` ms. */
export function settled(work: () => void, wait: number): () => void {
  let timer = 0;
  return () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(work, wait);
  };
}
