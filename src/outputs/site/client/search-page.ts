/** The search page: names first, then stories, narrowed by facets; its address tells all of it. */
import { element } from '../../../base/view/element.ts';
import { fits, readFacets, FACETS, type Chosen, type FacetValues } from '../search/facets.ts';
import type { IndexedPerson } from '../search/name-index.ts';
import { searchTexts, type FoundText } from './full-text.ts';
import { loadNames, searchNames } from './name-search.ts';
import { personLink } from './result.ts';
import { fetchFile, site } from './site.ts';

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

/** Found by name, or in a text with what is said of the person. */
interface Found {
  person: IndexedPerson;
  deed?: FoundText['deed'];
}

let facets: Promise<FacetValues[]> | undefined;
const loadFacets = (): Promise<FacetValues[]> =>
  (facets ??= fetchFile(`search/facets-${site.language}.txt`)
    .then(async (answer) => readFacets(await answer.text()))
    .catch((error: unknown) => {
      facets = undefined; // asked for again with the next letter
      throw error;
    }));

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

/** People whose name is meant; without a name everybody who fits the chosen facets. */
async function findNames(query: string, chosen: Chosen): Promise<IndexedPerson[]> {
  const people = await loadNames();
  const narrowed = Object.keys(chosen).length > 0;
  const byName = query ? await searchNames(query) : people.map((person, at) => ({ person, at }));
  const values = narrowed ? await loadFacets() : [];
  return byName
    .filter(({ at }) => !narrowed || fits(values[at], chosen))
    .map(({ person }) => person);
}

/** People whose stories hold the words and who are not among those found by name. */
async function findTexts(
  query: string,
  chosen: Chosen,
  names: readonly IndexedPerson[],
): Promise<Found[]> {
  const texts = query ? await searchTexts(query, chosen).catch((): FoundText[] => []) : [];
  const known = new Set(names.map(({ id }) => id));
  const byId = new Map((await loadNames()).map((person) => [person.id, person]));
  return texts.flatMap(({ id, deed }) => {
    const person = known.has(id) ? undefined : byId.get(id);
    return person ? [{ person, deed }] : [];
  });
}

function fill(list: HTMLElement, people: readonly Found[], more: HTMLElement | null): void {
  let shown = 0;
  const add = (): void => {
    for (const { person, deed } of people.slice(shown, shown + PAGE))
      list.append(element('li', {}, personLink(person, deed)));
    shown += PAGE;
    if (more) more.hidden = shown >= people.length;
  };
  list.replaceChildren();
  add();
  if (more) more.onclick = add;
}

let latest = 0;

/** Names are there at once; the stories follow when the larger index has come. */
async function show(state: URLSearchParams): Promise<void> {
  const turn = (latest += 1);
  const query = state.get('q') ?? '';
  const chosen = chosenIn(state);
  const empty = query === '' && Object.keys(chosen).length === 0;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-language]'))
    link.search = state.toString();
  const names = empty ? [] : await findNames(query, chosen);
  if (turn !== latest) return;
  fill(
    part('names'),
    names.map((person) => ({ person })),
    part('more'),
  );
  const stories = empty ? [] : await findTexts(query, chosen, names);
  if (turn !== latest) return;
  fill(part('stories'), stories.slice(0, PAGE), null);
  part('in-stories').hidden = stories.length === 0;
  const count = names.length + stories.length;
  part('nobody').hidden = empty || count > 0;
  part('count').textContent =
    count === 0
      ? ''
      : (texts[`found.${plural.select(count)}`] ?? '').replace('{count}', String(count));
  page.dataset['shown'] = query;
}

let timer: ReturnType<typeof setTimeout> | undefined;
/** The entry of the history belongs to a search that is still being typed. */
let typing = false;

/** Searches for what the form says: an entry of the history for each search, not for each letter. */
function search(stillTyping: boolean): void {
  clearTimeout(timer);
  const state = stateOfForm();
  const query = state.toString();
  const before = new URLSearchParams(location.search).toString();
  if (query !== before) {
    const address = query ? `?${query}` : location.pathname;
    if (typing || before === '') history.replaceState(null, '', address);
    else history.pushState(null, '', address);
  }
  typing = stillTyping;
  void show(state);
}

form.addEventListener('input', ({ target }) => {
  clearTimeout(timer);
  if (target === input) timer = setTimeout(search, PAUSE, true);
  else search(false);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  search(false);
});

function fromAddress(): void {
  clearTimeout(timer);
  typing = false;
  const state = new URLSearchParams(location.search);
  fillForm(state);
  void show(state);
}

addEventListener('popstate', fromAddress);
fromAddress();
