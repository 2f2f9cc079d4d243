/**
 * What somebody of the desk was writing outlives a session or a lost connection: it stays in this tab of the
 * browser alone, and is gone when the desk has taken it or the tab is closed. It is put back only over what
 * was looked at while it was written; where another has changed that, it is shown to be copied.
 */
import { writerOf } from '../store/csrf-token.ts';
import { button, element } from '../submit/client/element.ts';
import { say } from '../submit/client/words.ts';

interface Kept {
  /** Who wrote it, by id: nobody else who signs in here is shown it. */
  owner: string;
  address: string;
  title: string;
  /** The versions that were looked at. */
  seen: string;
  values: Values;
  /** What was written over earlier versions. */
  earlier: Earlier;
}

/** Values by the names of their fields. */
type Values = readonly [string, string][];
/** Texts by the labels of their fields. */
type Earlier = readonly [string, string][];

/** Of the page and the session, not of whoever writes. */
const NOT_KEPT = new Set(['form', 'version', 'intoVersion', 'into']);
const STORED = 'written';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export function keepWritten(): void {
  const leaving = document.querySelector<HTMLFormElement>('form[action="/desk/logout"]');
  if (!leaving) return;
  leaving.addEventListener('submit', forget);
  const owner = writerOf(valueOf(leaving, 'form'));
  let kept = read();
  if (kept && (kept.owner !== owner || hasArrived(kept))) {
    forget();
    kept = undefined;
  }
  const form = document.querySelector<HTMLFormElement>('form.sending, form.merge');
  const isShownAgain = document.querySelector('main .summary[role=alert]') !== null;
  let earlier: Earlier = [];
  if (kept && form && kept.address === addressOf(form)) {
    const isAsSeen = kept.seen === seenIn(form);
    earlier = isAsSeen ? kept.earlier : [...(kept.earlier ?? []), ...textsLeft(form, kept.values)];
    if (!isAsSeen && differing(form, kept.values).length === 0 && earlier.length === 0) forget();
    else if (!isAsSeen) tell(form, say('desk.client.kept.changed'), earlier);
    else if (!isShownAgain) {
      fill(form, kept.values);
      tell(form, say('desk.client.kept'), earlier);
    } else if (earlier.length > 0) tell(form, say('desk.client.kept.changed'), earlier);
  } else if (kept && !form) tellWhere(kept);
  if (form?.method === 'post') follow(form, { owner, earlier });
}

/** The page that follows says so: by its message about this very form, or as the page of what was added. */
function hasArrived({ address, values }: Kept): boolean {
  const { pathname, search } = location;
  const told = new URLSearchParams(search);
  if (address.split('?', 1)[0] === `/desk/s/${told.get('of')}/${told.get('flash')}`) return true;
  const id = valuesOf(values, 'submission')[0];
  return id !== undefined && (told.get('after') === id || pathname === `/desk/s/${id}`);
}

/** Where the form can be opened again. */
function addressOf(form: HTMLFormElement): string {
  const into = valueOf(form, 'into');
  return new URL(form.action).pathname + (into ? `?into=${into}` : '');
}

const seenIn = (form: HTMLFormElement): string =>
  `${valueOf(form, 'version')} ${valueOf(form, 'intoVersion')}`;

const valueOf = (form: HTMLFormElement, name: string): string =>
  form.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? '';

const valuesOf = (values: Values, name: string): string[] =>
  values.filter(([own]) => own === name).map(([, value]) => value);

function follow(form: HTMLFormElement, { owner, earlier }: Pick<Kept, 'owner' | 'earlier'>): void {
  const keep = (): void => {
    const values = [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' && !NOT_KEPT.has(name) ? [[name, value]] : [],
    );
    const [address, seen] = [addressOf(form), seenIn(form)];
    write({ owner, address, title: document.title, seen, values, earlier });
  };
  form.addEventListener('input', keep);
  form.addEventListener('change', keep);
}

const fieldsOf = (form: HTMLFormElement): Field[] =>
  [...form.querySelectorAll<Field>('input, select, textarea')].filter(
    ({ name, type }) => name && !NOT_KEPT.has(name) && type !== 'file',
  );

const isBox = (field: Field): field is HTMLInputElement =>
  field.type === 'checkbox' || field.type === 'radio';

/** What a field would be with what was kept: ticked or not, or its text. */
const keptIn = (field: Field, values: Values): boolean | string => {
  const own = valuesOf(values, field.name);
  return isBox(field) ? own.includes(field.value) : (own[0] ?? field.value);
};

function fill(form: HTMLFormElement, values: Values): void {
  for (const field of fieldsOf(form)) {
    const kept = keptIn(field, values);
    if (isBox(field)) field.checked = kept === true;
    else field.value = String(kept);
  }
}

/** Fields that stand otherwise in the form now. */
const differing = (form: HTMLFormElement, values: Values): Field[] =>
  fieldsOf(form).filter(
    (field) => keptIn(field, values) !== (isBox(field) ? field.checked : field.value),
  );

/** What was written in them; ticks are not told: a consent may have been taken back. */
const textsLeft = (form: HTMLFormElement, values: Values): Earlier =>
  differing(form, values)
    .filter((field) => !isBox(field) && field.type !== 'hidden')
    .map((field) => {
      const kept = String(keptIn(field, values));
      const options = field instanceof HTMLSelectElement ? [...field.options] : [];
      const text = options.find(({ value }) => value === kept)?.text ?? kept;
      return [labelOf(field), text.trim() || '–'];
    });

const labelOf = (field: Field): string =>
  [field.closest('fieldset')?.querySelector('legend'), field.labels?.[0]]
    .flatMap((one) => one?.textContent?.replace('*', '').trim() ?? [])
    .join(', ');

function tell(form: HTMLFormElement, words: string, earlier: Earlier): void {
  const clear = (): void => {
    forget();
    location.reload();
  };
  const copied = earlier.flatMap(([label, text]) => [
    element('dt', {}, label),
    element('dd', {}, text),
  ]);
  form.before(
    element(
      'div',
      { className: 'notice', role: 'status' },
      element('p', {}, words),
      ...(copied.length > 0
        ? [
            element('p', {}, say('desk.client.kept.copy')),
            element('dl', { className: 'facts' }, ...copied),
          ]
        : []),
      element('p', {}, button(say('desk.client.kept.clear'), clear)),
    ),
  );
}

/** After signing in the way back to what was being written. */
function tellWhere({ address, title }: Kept): void {
  const link = element('a', { href: address }, say('desk.client.kept.go', { title }));
  document.querySelector('h1')?.after(element('p', { className: 'notice', role: 'status' }, link));
}

function read(): Kept | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(STORED) ?? 'null') as Kept | undefined;
  } catch {
    return undefined; // storage is refused
  }
}

function write(kept: Kept): void {
  try {
    sessionStorage.setItem(STORED, JSON.stringify(kept));
  } catch {
    // Refused or full: the page works all the same.
  }
}

function forget(): void {
  try {
    sessionStorage.removeItem(STORED);
  } catch {
    // Refused: there is nothing.
  }
}
