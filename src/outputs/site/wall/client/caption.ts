/** The caption of the wall: who is chosen, and who is shown now. */
import { element } from '../../../../base/view/element.ts';
import type { SpokenText } from '../../../../model/in-language.ts';
import { site } from '../../client/site.ts';
import type { WallPerson } from './load.ts';

/** Part `[data-<name>]` of the wall's element. */
export const partOf = (element: HTMLElement, name: string): HTMLElement =>
  element.querySelector<HTMLElement>(`[data-${name}]`)!;

/** Who is chosen, with the way to the page; the deed follows. */
export function tellChosen(caption: HTMLElement, person: WallPerson | undefined): void {
  caption.hidden = person === undefined;
  if (!person) return;
  const link = caption.querySelector('a')!;
  link.href = `${site.base}${site.language}/people/${person.id}/`;
  link.textContent = person.name;
  caption.querySelector('.years')!.textContent = person.years;
  caption.querySelector('.place')!.textContent = person.place;
  tellDeed(caption, null);
}

export function tellDeed(caption: HTMLElement, deed: SpokenText | null): void {
  const line = caption.querySelector<HTMLElement>('.deed')!;
  line.textContent = deed?.text ?? '';
  line.lang = deed?.language ?? '';
}

/** Who is on the street screens at this moment; each leads to the tile. */
export function tellShown(
  line: HTMLElement,
  people: readonly WallPerson[],
  goTo: (person: WallPerson) => void,
): void {
  line.hidden = people.length === 0;
  line.querySelector('ul')!.replaceChildren(
    ...people.map((person) => {
      const onclick = (): void => goTo(person);
      return element('li', {}, element('button', { type: 'button', onclick }, person.name));
    }),
  );
}
