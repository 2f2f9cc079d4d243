/** The chosen photographs, each with a preview, advice and what can be done to it before sending. */
import { cutPanel } from './cut.ts';
import { fileField, setFiles } from './draft.ts';
import { button, element } from './element.ts';
import { adviseOn, openPicture, redraw, WHOLE, type Cut } from './picture.ts';
import { say } from './words.ts';

/** What an edited photograph was chosen as. */
const originals = new WeakMap<File, File>();

/** Shows the files of the form's field below it; the field stays what is sent. */
export function showPhotos(form: HTMLFormElement): void {
  const field = fileField(form);
  if (!field) return;
  const list = element('ul', { className: 'chosen', role: 'list' });
  field.after(list);
  let chosen: File[] = [];
  const replace = (old: File, next: File | null): void => {
    const place = chosen.indexOf(old);
    setFiles(field, chosen.toSpliced(place, 1, ...(next ? [next] : [])));
    chosen = [...(field.files ?? [])];
    field.dispatchEvent(new CustomEvent('change', { bubbles: true, detail: 'own' }));
    const at = list.children[place];
    const now = chosen[place];
    if (next && now) {
      const fresh = card(now, replace);
      at?.replaceWith(fresh);
      fresh.querySelector('button')?.focus();
    } else {
      at?.remove();
      field.focus();
    }
  };
  const show = (): void => {
    chosen = [...(field.files ?? [])];
    list.replaceChildren(...chosen.map((file) => card(file, replace)));
  };
  field.addEventListener('change', (event) => {
    if (event instanceof CustomEvent) return;
    // Choosing again adds: a telephone's camera gives one picture at a time.
    const added = [...(field.files ?? [])].filter(
      (file) => !chosen.some((one) => isSame(one, file)),
    );
    setFiles(field, [...chosen, ...added]);
    show();
  });
  show();
}

const isSame = (a: File, b: File): boolean =>
  a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;

type Replace = (old: File, next: File | null) => void;

function card(file: File, replace: Replace): HTMLElement {
  const says = element('ul', { className: 'advice', role: 'list' });
  const preview = element('div', { className: 'preview' });
  const acts = element('p', { className: 'acts' });
  const item = element('li', {}, preview, says, acts);
  const drop = button(say('desk.client.photo.drop'), () => replace(file, null));
  drop.setAttribute('aria-label', `${drop.textContent}: ${file.name}`);
  acts.append(drop);
  void openPicture(file).then((picture) => {
    for (const { code, params } of adviseOn(file, picture))
      says.append(
        element(
          'li',
          {},
          `${say(`problem.${code}`, params)} ${say(`problem.${code}.fix`, params)}`,
        ),
      );
    if (!picture)
      return preview.append(
        element('p', { className: 'hint' }, say('desk.client.photo.unseen', { file: file.name })),
      );
    picture.close();
    const address = URL.createObjectURL(file);
    const shown = element('img', {
      src: address,
      alt: say('desk.client.photo.alt', { file: file.name }),
    });
    shown.onload = () => URL.revokeObjectURL(address);
    preview.prepend(shown);
    acts.prepend(...editing(file, item, replace));
  });
  return item;
}

function editing(file: File, item: HTMLElement, replace: Replace): HTMLElement[] {
  const edit = async (turn: boolean, cut: Cut): Promise<void> => {
    const next = await redraw(file, { turn, cut });
    originals.set(next, originals.get(file) ?? file);
    replace(file, next);
  };
  const acts = item.querySelector<HTMLElement>('.acts');
  const preview = item.querySelector<HTMLElement>('.preview');
  const turn = button(say('desk.client.photo.turn'), () => void edit(true, WHOLE));
  const cut = button(say('desk.client.photo.cut'), () => {
    if (!acts || !preview) return;
    const panel = cutPanel(preview, {
      done: (chosen) => void edit(false, chosen),
      leave: () => {
        panel.replaceWith(acts);
        cut.focus();
      },
    });
    acts.replaceWith(panel);
    panel.querySelector('input')?.focus();
  });
  const first = originals.get(file);
  return [
    turn,
    cut,
    ...(first ? [button(say('desk.client.photo.back'), () => replace(file, first))] : []),
  ];
}
