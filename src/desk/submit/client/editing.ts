/** A photograph as it is turned and cut, and the buttons that do it or move it among others. */
import { AS_TAKEN, cutFurther, isAsTaken, turned } from '../../../intake/photo/photo-edit.ts';
import type { Chosen } from './chosen.ts';
import { cutPanel } from './cut.ts';
import { button } from '../../page/element.ts';
import { showPicture, type Picture } from './picture.ts';
import { say } from '../../page/say.ts';

interface Editing {
  /** What is done to it so far. */
  photo: Pick<Chosen, 'edit' | 'shown'>;
  alt: string;
  preview: HTMLElement;
  actions: HTMLElement;
  /** Buttons that stand behind. */
  rest?: readonly HTMLElement[];
  /** It is shown otherwise; `false` as the page opens. */
  shown: (isChange: boolean) => void;
}

/** Shows a picture as it is turned and cut, with the buttons that turn and cut it. */
export function showEdited(picture: Picture, editing: Editing): void {
  const { photo, alt, preview, actions, rest = [], shown } = editing;
  const show = (): void => {
    const canvas = (photo.shown = showPicture(picture, photo.edit));
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', alt);
    preview.replaceChildren(canvas);
    actions.replaceChildren(...buttons(editing, then), ...rest);
  };
  const then = (next: Chosen['edit']): void => {
    photo.edit = next;
    show();
    actions.querySelector('button')?.focus();
    shown(true);
  };
  show();
  shown(false);
}

function buttons(
  { photo: { edit }, preview, actions }: Editing,
  then: (edit: Chosen['edit']) => void,
): HTMLElement[] {
  const turn = button(say('desk.client.photo.turn'), () => then(turned(edit)));
  const cut = button(say('desk.client.photo.cut'), () => {
    const close = (): void => panel.replaceWith(actions);
    const panel = cutPanel(preview, {
      done: (sides) => {
        close();
        then(cutFurther(edit, sides));
      },
      leave: () => {
        close();
        cut.focus();
      },
    });
    actions.replaceWith(panel);
    panel.querySelector('input')?.focus();
  });
  if (isAsTaken(edit)) return [turn, cut];
  return [turn, cut, button(say('desk.client.photo.back'), () => then(AS_TAKEN))];
}

/**
 * Buttons that move a photograph among its neighbours; each keeps the focus.
 * @param name What the photograph is called. @param moved Called after.
 */
export function orderButtons(
  item: HTMLElement,
  name: string,
  moved: () => void,
): HTMLButtonElement[] {
  const make = (text: string, move: () => void): HTMLButtonElement => {
    const press = button(text, () => {
      move();
      moved();
      press.focus();
    });
    press.classList.add('order');
    press.setAttribute('aria-label', `${text}: ${name}`);
    return press;
  };
  return [
    make(say('desk.client.photo.earlier'), () => item.previousElementSibling?.before(item)),
    make(say('desk.client.photo.later'), () => item.nextElementSibling?.after(item)),
  ];
}
