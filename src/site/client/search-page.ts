/** The search page: names first, then stories, narrowed by facets; its address tells all of it. */
import { fits, readFacets, FACETS, type Chosen, type FacetValues } from '../search/facets.ts';
import type { IndexedPerson } from '../search/name-index.ts';
import { searchTexts } from './full-text.ts';
import { loadNames, searchNames, site } from './name-search.ts';
import { personLink } from './result.ts';

/** Results are added in pages of as many. */
const PAGE = 30;
/** After the last key the search waits a little, ms, so that it is not done for every letter. */
const PAUSE = 150;

const page = document.querySelector<HTMLElement>('[data-search-page]')!;
const form = page.querySelector<HTMLFormElement>('form')!;
const input = form.querySelector<HTMLInputElement>('input[type=search]')!;
const part = (name: string): HTMLElement => page.querySelector<HTMLElement>(`[data-${name}]`)!;
const texts = JSON.parse(part('texts').textContent ?? '{}') as Record<string, string>;
const plural = new Intl.PluralRules(site.language);

let facets: Promise<FacetValues[]> | undefined;
const loadFacets = (): Promise<FacetValues[]> =>
  (facets ??= fetch(`${site.base}search/facets-${site.language}.txt`)
    .then((answer) => answer.text())
    .then(readFacets));

const chosenIn = (state: URLSearchParams): Chosen =>
  Object.fromEntries(
    FACETS.flatMap((facet) => (state.get(facet) ? [[facet, state.get(facet)!]] : [])),
  );

/** What the form says, without empty fields. */
function stateOfForm(): URLSearchParams {
  const state = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && value.trim() !== '') state.set(name, value.trim());
  return state;
}

function fillForm(state: URLSearchParams): void {
  input.value = state.get('q') ?? '';
  for (const facet of FACETS) {
    const select = form.elements.namedItem(facet);
    if (select instanceof HTMLSelectElement) select.value = state.get(facet) ?? '';
  }
}

interface Found {
  names: IndexedPerson[];
  texts: IndexedPerson[];
}

async function find(state: URLSearchParams): Promise<Found> {
  const query = state.get('q') ?? '';
  const chosen = chosenIn(state);
  const narrowed = Object.keys(chosen).length > 0;
  const people = await loadNames();
  const byName = query
    ? await searchNames(query)
    : narrowed
      ? people.map((person, at) => ({ person, at }))
      : [];
  const values = narrowed ? await loadFacets() : [];
  const names = byName
    .filter(({ at }) => !narrowed || fits(values[at], chosen))
    .map(({ person }) => person);
  const known = new Set(names.map(({ id }) => id));
  const byId = new Map(people.map((person) => [person.id, person]));
  const inTexts = await searchTexts(query, chosen).catch((): string[] => []);
  return { names, texts: inTexts.flatMap((id) => (known.has(id) ? [] : (byId.get(id) ?? []))) };
}

function fill(list: HTMLElement, people: readonly IndexedPerson[], more: HTMLElement | null): void {
  let shown = 0;
  const add = (): void => {
    for (const person of people.slice(shown, shown + PAGE)) {
      const item = document.createElement('li');
      item.append(personLink(person));
      list.append(item);
    }
    shown += PAGE;
    if (more) more.hidden = shown >= people.length;
  };
  list.replaceChildren();
  add();
  if (more) more.onclick = add;
}

let asked = 0;

async function show(state: URLSearchParams): Promise<void> {
  const turn = (asked += 1);
  const empty = [...state.keys()].length === 0;
  const found = empty ? { names: [], texts: [] } : await find(state);
  if (turn !== asked) return;
  const count = found.names.length + found.texts.length;
  fill(part('names'), found.names, part('more'));
  fill(part('stories'), found.texts.slice(0, PAGE), null);
  part('in-stories').hidden = found.texts.length === 0;
  part('nobody').hidden = empty || count > 0;
  part('count').textContent =
    empty || count === 0
      ? ''
      : (texts[`found.${plural.select(count)}`] ?? '').replace('{count}', String(count));
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-language]'))
    link.search = state.toString();
  page.dataset['shown'] = state.get('q') ?? '';
}

const addressOf = (state: URLSearchParams): string => {
  const query = state.toString();
  return query ? `?${query}` : location.pathname;
};

let timer: ReturnType<typeof setTimeout> | undefined;

form.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const state = stateOfForm();
    history.replaceState(null, '', addressOf(state));
    void show(state);
  }, PAUSE);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(timer);
  const state = stateOfForm();
  if (addressOf(state) !== location.search) history.pushState(null, '', addressOf(state));
  void show(state);
});

function fromAddress(): void {
  const state = new URLSearchParams(location.search);
  fillForm(state);
  void show(state);
}

addEventListener('popstate', fromAddress);
fromAddress();
