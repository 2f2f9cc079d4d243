/** The pages of a built site that are photographed: one of every kind, whoever is in the archive. Pure. */

import type { ListedPerson } from '../../../model/files/people.ts';

export interface ShownPage {
  name: string;
  /** Below the site's address. */
  at: string;
  /** As for visitors who see little. */
  lowVision?: true;
}

/**
 * @param people In the order of `people.json`.
 * @param files Of the finished site: a page that is not among them is left out.
 */
export function shownPages(people: readonly ListedPerson[], files: readonly string[]): ShownPage[] {
  const hasFace = ({ photos = [] }: ListedPerson): boolean =>
    photos.some(({ role }) => role === 'portrait');
  const withDeed = people.filter(({ deed }) => deed);
  const person = withDeed.find(hasFace) ?? people.find(hasFace) ?? withDeed[0] ?? people[0];
  const withoutPhoto = [...withDeed, ...people].find((one) => !hasFace(one));
  const byPlace = Map.groupBy(people, ({ place }) => place);
  const [place = ''] = [...byPlace].sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
  const day = files.find((file) => /^ru\/press\/[^/]+\/\d{4}-[\d-]+\/index\.html$/.test(file));
  const pressDay = day?.slice(0, -'index.html'.length) ?? '';
  const query = encodeURIComponent(Object.values(person?.name ?? {})[0] ?? '');
  const pages: ShownPage[] = [
    { name: 'home', at: 'kk/' },
    { name: 'person', at: `kk/people/${person?.id}/` },
    { name: 'without-photo', at: `ru/people/${withoutPhoto?.id}/` },
    { name: 'people', at: 'kk/people/' },
    { name: 'waiting', at: 'ru/faceless/' },
    { name: 'places', at: 'kk/places/' },
    { name: 'place', at: `ru/places/${place}/` },
    { name: 'search', at: `ru/search/?q=${query}` },
    { name: 'map', at: 'kk/map/' },
    { name: 'statistics', at: 'ru/statistics/' },
    { name: 'wall', at: 'kk/wall/' },
    { name: 'press', at: 'ru/press/' },
    { name: 'press-place', at: pressDay.split('/').slice(0, 3).join('/') + '/' },
    { name: 'press-day', at: pressDay },
    { name: 'technicians', at: 'kk/technicians/' },
    { name: 'submit', at: 'kk/submit/' },
    { name: 'low-vision', at: `ru/people/${person?.id}/`, lowVision: true },
  ];
  const made = new Set(files);
  return pages.filter(({ at }) => made.has(`${at.split('?')[0]}index.html`));
}
