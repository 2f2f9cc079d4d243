/**
 * What somebody of the desk was writing outlives a session or a lost connection: it stays in this tab of the
 * browser alone, and is gone when the desk has taken it or the tab is closed.
 */
import { button, element } from '../submit/client/element.ts';
import { say } from '../submit/client/words.ts';

interface Kept {
  /** Who wrote it: nobody else who signs in here is shown it. */
  owner: string;
  address: string;
  title: string;
  values: [string, string][];
}

/** Of the page and the session, not of whoever writes. */
const NOT_KEPT = new Set(['form', 'version', 'intoVersion', 'into']);
const STORED = 'written';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export function keepWritten(): void {
  const leaving = document.querySelector<HTMLFormElement>('form[action="/desk/logout"]');
  if (!leaving) return;
  leaving.addEventListener('submit', forget);
  const owner = leaving.textContent?.trim() ?? '';
  let kept = read();
  if (kept && (kept.owner !== owner || hasArrived(kept))) {
    forget();
    kept = undefined;
  }
  const form = document.querySelector<HTMLFormElement>('form.sending, form.merge');
  const isShownAgain = document.querySelector('main .summary[role=alert]') !== null;
  if (kept && form && kept.address === addressOf(form)) {
    if (!isShownAgain) fill(form, kept);
  } else if (kept && !form) tellWhere(kept);
  if (form?.method === 'post') follow(form, owner);
}

/** The page that follows says so: by its message, or as the page of what was added. */
function hasArrived({ values }: Kept): boolean {
  const { pathname, search } = location;
  const told = new URLSearchParams(search);
  const id = values.find(([name]) => name === 'submission')?.[1];
  return told.has('flash') || told.has('after') || pathname === `/desk/s/${id}`;
}

/** Where the form can be opened again. */
function addressOf(form: HTMLFormElement): string {
  const into = form.querySelector<HTMLInputElement>('[name=into]')?.value;
  return new URL(form.action).pathname + (into ? `?into=${into}` : '');
}

function follow(form: HTMLFormElement, owner: string): void {
  const keep = (): void => {
    const values = [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' && !NOT_KEPT.has(name) ? [[name, value]] : [],
    );
    write({ owner, address: addressOf(form), title: document.title, values });
  };
  form.addEventListener('input', keep);
  form.addEventListener('change', keep);
}

function fill(form: HTMLFormElement, { values }: Kept): void {
  for (const field of form.querySelectorAll<Field>('input, select, textarea')) {
    if (!field.name || NOT_KEPT.has(field.name) || field.type === 'file') continue;
    const own = values.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === 'checkbox' || field.type === 'radio')
      (field as HTMLInputElement).checked = own.includes(field.value);
    else if (own[0] !== undefined) field.value = own[0];
  }
  const clear = (): void => {
    forget();
    location.reload();
  };
  form.before(
    element(
      'div',
      { className: 'notice', role: 'status' },
      element('p', {}, say('desk.client.kept')),
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
