/** The wall's colours and letters, as the page's styles say at this moment. */

export interface Colours {
  ground: string;
  panel: string;
  ink: string;
  quiet: string;
  gold: string;
  serif: string;
}

export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  const value = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    ground: value('ground'),
    panel: value('panel'),
    ink: value('ink'),
    quiet: value('quiet'),
    gold: value('gold'),
    serif: value('serif'),
  };
}

/** Calls when the device or the visitor chooses day or night. */
export function onNewColours(changed: () => void): void {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
  new MutationObserver(changed).observe(document.documentElement, { attributes: true });
}
