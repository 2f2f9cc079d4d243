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

/** Buttons that move an item among its neighbours; each keeps the focus. @param moved Called after. */
export function orderButtons(
  item: HTMLElement,
  words: { earlier: string; later: string; of: string },
  moved: () => void,
): HTMLButtonElement[] {
  const make = (text: string, move: () => void): HTMLButtonElement => {
    const press = button(text, () => {
      move();
      moved();
      press.focus();
    });
    press.classList.add('order');
    press.setAttribute('aria-label', `${text}: ${words.of}`);
    return press;
  };
  return [
    make(words.earlier, () => item.previousElementSibling?.before(item)),
    make(words.later, () => item.nextElementSibling?.after(item)),
  ];
}
