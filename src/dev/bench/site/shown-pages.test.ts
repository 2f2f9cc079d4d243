/** Which pages are photographed: of an archive with faces, of one without, of a site without a press. */
import { expect, test } from 'vitest';
import type { ListedPerson } from '../../../model/files/people.ts';
import { shownPages } from './shown-pages.ts';

const name = { ru: 'Имя' };
const people: ListedPerson[] = [
  { id: 'bare', place: 'nura', name },
  { id: 'told', place: 'shet', name, deed: {} },
  { id: 'seen', place: 'shet', name, photos: [{ role: 'portrait' }] },
];
const fileOf = (at: string): string => `${at.split('?')[0]}index.html`;
const everything = [
  ...['kk/', 'kk/people/', 'ru/faceless/', 'kk/places/', 'ru/places/shet/', 'ru/search/'],
  ...['kk/map/', 'ru/statistics/', 'kk/wall/', 'ru/press/', 'kk/technicians/', 'kk/submit/'],
  ...['seen', 'told', 'bare'].flatMap((id) => [`kk/people/${id}/`, `ru/people/${id}/`]),
  ...['ru/press/shet/', 'ru/press/shet/2027-05-02/'],
].map(fileOf);

test('of every kind one page is shown, chosen from who is there', () => {
  const pages = shownPages(people, everything);
  const at = Object.fromEntries(pages.map((page) => [page.name, page.at]));
  expect(pages).toHaveLength(17);
  expect(at).toMatchObject({
    person: 'kk/people/seen/',
    'without-photo': 'ru/people/told/',
    place: 'ru/places/shet/',
    'press-place': 'ru/press/shet/',
    'press-day': 'ru/press/shet/2027-05-02/',
    'low-vision': 'ru/people/seen/',
  });
});

test('what is not on the site is left out', () => {
  const names = (list: readonly ListedPerson[], files: readonly string[]): string[] =>
    shownPages(list, files).map((page) => page.name);
  const withoutPress = everything.filter((file) => !file.includes('/press/'));
  expect(names(people, withoutPress)).not.toContain('press-day');
  expect(names(people.slice(0, 2), everything)).toContain('person');
  expect(names([], everything)).not.toContain('person');
  expect(names([], [])).toEqual([]);
});
