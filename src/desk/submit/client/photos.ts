/** The chosen photographs, each with a preview, advice, its way to the desk and what can be done to it. */
import type { PictureFormat } from '../../../intake/photo/picture-format.ts';
import { MOST_PHOTOS } from '../../../model/photo-limits.ts';
import { admit } from './admit.ts';
import { choose, chosenOf, fileField, newlyChosen, type Chosen } from './chosen.ts';
import { element } from '../../../base/view/element.ts';
import { orderButtons, showEdited } from './editing.ts';
import { button } from '../../page/element.ts';
import { editKept, followKept, portraitIsNew } from './kept.ts';
import { adviseOn, openPicture, type Picture } from './picture.ts';
import { Uploading } from './uploading.ts';
import { uploadLine } from './upload-line.ts';
import { say } from '../../page/say.ts';

/**
 * Shows the form's photographs below its field and sends them as soon as they are chosen. What is
 * done to them is a change of the form.
 */
export function showPhotos(form: HTMLFormElement): Uploading | undefined {
  const field = fileField(form);
  const owner = form.querySelector<HTMLInputElement>('[name=submission]');
  if (!field || !owner) return undefined;
  const changed = (): boolean => form.dispatchEvent(new Event('change'));
  const list = element('ul', { className: 'chosen', role: 'list' });
  const refused = element('div', { className: 'problems', role: 'status' });
  const late = element('div', { className: 'problems' });
  field.after(late, refused, list);
  const cards = new Map<Chosen, Card>();
  const uploading = new Uploading(owner.value, (photo) => {
    cards.get(photo)?.progress();
    if (photo.address !== known.get(photo)) changed();
    known.set(photo, photo.address);
  });
  const known = new WeakMap<Chosen, string | undefined>();
  const follow = (photos: readonly Chosen[]): void => {
    choose(form, photos);
    uploading.follow(photos);
    for (const [photo, { item }] of cards)
      if (!photos.includes(photo)) {
        item.remove();
        cards.delete(photo);
      }
    for (const photo of photos) {
      if (cards.has(photo)) continue;
      const drop = (): void => {
        follow(chosenOf(form).filter((one) => one !== photo));
        field.focus();
        changed();
      };
      const first = (): void => {
        follow([photo, ...chosenOf(form).filter((one) => one !== photo)]);
        list.prepend(card.item);
        portraitIsNew(form);
        changed();
      };
      const moved = (): void => {
        const items = [...list.children];
        const at = (one: Chosen): number => items.indexOf(cards.get(one)?.item ?? list);
        follow(chosenOf(form).toSorted((a, b) => at(a) - at(b)));
        changed();
      };
      const card = makeCard(photo, { drop, first, moved, changed, uploading });
      cards.set(photo, card);
      list.append(card.item);
    }
  };
  field.addEventListener('change', () => {
    const before = chosenOf(form);
    // Choosing again adds: a telephone's camera gives one picture at a time.
    const added = [...(field.files ?? [])].filter(
      (file) => !before.some((one) => isSame(one.file, file)),
    );
    choose(form, before); // nothing is sent that was not looked at
    const room = Math.max(0, MOST_PHOTOS - before.length - countKept(form));
    const [fitting, over] = [added.slice(0, room), added.slice(room)];
    const looking = Promise.all(fitting.map((file) => admit(file, late))).then((looked) => {
      const wanted = looked.filter((one) => one !== 'left');
      const refusals = wanted.flatMap((one) => ('file' in one ? [] : [refusalOf(one)]));
      refused.replaceChildren(...refusals, ...tooMany(over));
      const taken = wanted.flatMap((one) => ('file' in one ? [newlyChosen(one.file)] : []));
      follow([...chosenOf(form), ...taken]);
      changed();
      return taken.length === wanted.length && over.length === 0;
    });
    uploading.waitFor(looking);
  });
  follow(chosenOf(form));
  editKept(form, changed);
  followKept(form);
  return uploading;
}

/** Which format it is, or that it could not be read, and what to do instead. */
function refusalOf({ refused, format }: { refused: File; format?: PictureFormat }): HTMLElement {
  if (!format) return element('p', {}, say('desk.client.photo.unread', { file: refused.name }));
  const named = NAMED.find((one) => one === format);
  const name = named ? say(`desk.client.photo.is.${named}`) : format;
  return element('p', {}, say('desk.client.photo.refused', { file: refused.name, format: name }));
}

/** How many there may be, and which were left out. */
function tooMany(over: readonly File[]): HTMLElement[] {
  if (over.length === 0) return [];
  const files = over.map(({ name }) => name).join(', ');
  return [element('p', {}, say('desk.client.photo.limit', { maximum: MOST_PHOTOS, files }))];
}

/** Photographs at the desk that are not left out. */
const countKept = (form: HTMLFormElement): number =>
  form.querySelectorAll('.kept [name=drop]:not(:checked)').length;

/** What has no name of its own. */
const NAMED = ['video', 'document', 'unknown'] as const;

const isSame = (a: File, b: File): boolean =>
  a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;

interface Card {
  item: HTMLElement;
  /** The photograph's way went on. */
  progress: () => void;
}

interface CardOptions {
  drop: () => void;
  /** Makes it the picture that stands for the person. */
  first: () => void;
  /** It stands at another place among the others. */
  moved: () => void;
  changed: () => void;
  uploading: Uploading;
}

function makeCard(photo: Chosen, { drop, first, moved, changed, uploading }: CardOptions): Card {
  const { file } = photo;
  const says = element('ul', { className: 'advice', role: 'list' });
  const preview = element('div', { className: 'preview' });
  const line = uploadLine(file.name);
  const actions = element('p', { className: 'actions' });
  const item = element('li', {}, preview, line.element, says, actions);
  const progress = (): void => line.show(uploading.of(photo));
  progress();
  const away = button(say('desk.client.photo.drop'), drop);
  away.setAttribute('aria-label', `${away.textContent}: ${file.name}`);
  const portrait = button(say('desk.client.photo.portrait'), first);
  const rest = [portrait, ...orderButtons(item, file.name, moved), away];
  actions.append(...rest);
  void openPicture(file).then((picture) => {
    const advise = (): void => showAdvice(says, file, picture, photo);
    if (picture)
      return showEdited(picture, {
        photo,
        alt: say('desk.client.photo.alt', { file: file.name }),
        preview,
        actions,
        rest,
        shown: (isChange) => {
          advise();
          if (isChange) changed();
        },
      });
    const unseen = say('desk.client.photo.unseen', { file: file.name });
    preview.append(element('p', { className: 'hint' }, unseen));
    advise();
  });
  return { item, progress };
}

function showAdvice(
  list: HTMLElement,
  file: File,
  picture: Picture | null,
  { edit }: Chosen,
): void {
  list.replaceChildren(
    ...adviseOn(file, picture, edit).map(({ code, params }) =>
      element(
        'li',
        {},
        say(`problem.${code}`, params),
        element('br'),
        say(`problem.${code}.fix`, params),
      ),
    ),
  );
}
