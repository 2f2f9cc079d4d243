/**
 * What somebody of the desk was writing outlives a session or a lost connection: it stays in this tab of the
 * browser alone, and is gone when the desk has taken it or the tab is closed. It is put back only over what
 * was looked at while it was written; where another has changed that, it is shown to be copied.
 */
import { writerOf } from '../store/csrf-token.ts';
import { element } from '../../base/view/element.ts';
import { button } from './element.ts';
import { say } from './say.ts';
import { readStored, store } from './stored.ts';
import {
  baseOf,
  changedIn,
  isBox,
  missingIn,
  putBack,
  textsNamed,
  valuesOf,
  type Field,
  type Values,
  type Written,
} from './written.ts';

interface Kept extends Written {
  /** Who wrote it, by id: nobody else who signs in here is shown it. */
  owner: string;
  /** Where the form posts to, and the page it stands on. */
  action: string;
  page: string;
  title: string;
  /** The versions that were looked at. */
  seen: string;
  /** What was changed. */
  texts: Texts;
  /** What was written over earlier versions. */
  earlier: Texts;
}

/** Texts by the labels of their fields. */
type Texts = readonly (readonly [string, string])[];

const STORED = 'written';

/**
 * Keeps what is written on this page, and puts back what was; without somebody signed in nothing.
 */
export function keepWritten(): void {
  const leaving = document.querySelector<HTMLFormElement>('form[action="/desk/logout"]');
  if (!leaving) return;
  leaving.addEventListener('submit', () => keepAll([]));
  const owner = writerOf(valueOf(leaving, 'form'));
  keepAll(read().filter((kept) => kept.owner === owner && !hasArrived(kept)));
  const forms = [...document.querySelectorAll<HTMLFormElement>('form[data-written]')];
  for (const form of forms) open(form, owner);
  // The desk gives back by itself what was posted too late.
  if (document.querySelector('[data-left]')) return;
  for (const kept of read()) {
    if (forms.some((form) => isOf(kept, form))) continue;
    const isHere = kept.page === location.pathname;
    const [heading] = document.getElementsByTagName('h1');
    const left = [...kept.earlier, ...kept.texts];
    if (isHere) tell(heading, kept, { message: say('desk.client.kept.changed'), left });
    else if (forms.length === 0) heading?.after(wayTo(kept));
  }
}

/** The page that follows says so: by its message about this very form, or as the page of what was added. */
function hasArrived({ action, values }: Kept): boolean {
  const { pathname, search } = location;
  const query = new URLSearchParams(search);
  const [about, done] = [`/desk/s/${query.get('of')}`, query.get('flash') ?? ''];
  if (action === `${about}/${done}`) return true;
  // Who has decided otherwise needs no reasons any more.
  const isDecided = !['', 'edit', 'deed'].includes(done);
  if (isDecided && [`${about}/return`, `${about}/refuse`].includes(action)) return true;
  const [id] = textsNamed(values, 'submission');
  return id !== undefined && (query.get('after') === id || pathname === `/desk/s/${id}`);
}

const actionOf = (form: HTMLFormElement): string => new URL(form.action).pathname;

const isOf = ({ action, page }: Kept, form: HTMLFormElement): boolean =>
  action === actionOf(form) && page === form.dataset['written'];

const seenIn = (form: HTMLFormElement): string =>
  `${valueOf(form, 'version')} ${valueOf(form, 'intoVersion')}`;

const valueOf = (form: HTMLFormElement, name: string): string =>
  form.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? '';

function open(form: HTMLFormElement, owner: string): void {
  const kept = read().find((one) => isOf(one, form));
  const opened = baseOf(form, valuesOf(form));
  if (!kept) {
    follow(form, { owner, base: opened, earlier: [] });
    return;
  }
  const missing = missingIn(form, kept);
  const isAsSeen = kept.seen === seenIn(form);
  // What the desk has given back stands in the form, whatever has changed beside it.
  const isCurrent = isAsSeen || missing.length === 0;
  const left = isCurrent ? [] : textsOf(missing, kept.values);
  const earlier = [...kept.earlier, ...left];
  if (isAsSeen) putBack(form, kept);
  if (earlier.length > 0 || !isCurrent)
    tell(form, kept, { message: say('desk.client.kept.changed'), left: earlier });
  else if (missing.length > 0) tell(form, kept, { message: say('desk.client.kept'), left: [] });
  const keep = follow(form, { owner, base: isCurrent ? kept.base : opened, earlier });
  // Given back, it is kept as what was written over the version that stands there now.
  if (isCurrent && !isAsSeen) keep();
}

/** @returns What keeps the form as it stands. */
function follow(
  form: HTMLFormElement,
  { owner, base, earlier }: Pick<Kept, 'owner' | 'base' | 'earlier'>,
): () => void {
  const keep = (): void => {
    const values = valuesOf(form);
    const written = { base, values };
    const texts = textsOf(changedIn(form, written), values);
    const [action, page, seen] = [actionOf(form), form.dataset['written'] ?? '', seenIn(form)];
    const kept = { owner, action, page, title: document.title, seen, texts, earlier, ...written };
    keepAll([...read().filter((one) => !isOf(one, form)), kept]);
  };
  form.addEventListener('input', keep);
  form.addEventListener('change', keep);
  return keep;
}

/** Texts and choices; ticks are not told: a consent may have been taken back. */
const textsOf = (fields: readonly Field[], values: Values): Texts =>
  fields.flatMap((field) => {
    if (isBox(field) || field.type === 'hidden') return [];
    const [own = ''] = textsNamed(values, field.name);
    const options = field instanceof HTMLSelectElement ? [...field.options] : [];
    const text = options.find(({ value }) => value === own)?.text ?? own;
    return [[labelOf(field), text.trim() || '–'] as const];
  });

const labelOf = (field: Field): string =>
  [field.closest('fieldset')?.querySelector('legend'), field.labels?.[0]]
    .flatMap((one) => one?.textContent?.replace('*', '').trim() ?? [])
    .join(', ');

function tell(
  before: HTMLElement | undefined,
  kept: Kept,
  { message, left }: { message: string; left: Texts },
): void {
  const clear = (): void => {
    drop(kept);
    location.assign(kept.page);
  };
  const copied = left.flatMap(([label, text]) => [
    element('dt', {}, label),
    element('dd', {}, text),
  ]);
  before?.before(
    element(
      'div',
      { className: 'notice', role: 'status' },
      element('p', {}, message),
      ...(copied.length > 0
        ? [
            element('p', {}, say('desk.client.kept.copy')),
            element('dl', { className: 'facts' }, ...copied),
          ]
        : []),
      element('p', {}, button(say('desk.client.kept.clear'), clear)),
    ),
  );
  const folded = before?.closest('details');
  if (folded) folded.open = true;
}

/** After signing in the way back to what was being written. */
const wayTo = ({ page, title }: Kept): HTMLElement =>
  element(
    'p',
    { className: 'notice', role: 'status' },
    element('a', { href: page }, say('desk.client.kept.go', { title })),
  );

const read = (): readonly Kept[] => readStored('sessionStorage', STORED) ?? [];

const keepAll = (all: readonly Kept[]): void =>
  store('sessionStorage', STORED, all.length > 0 ? all : undefined);

const drop = ({ action, page }: Kept): void =>
  keepAll(read().filter((one) => one.action !== action || one.page !== page));
