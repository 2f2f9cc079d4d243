/** Where lives ended, and the ways that led there, as far as somebody looked the places up. */
import { t } from '../../../i18n/index.ts';
import { inLanguage, type Language } from '../../../model/language.ts';
import { nameOf, type Person } from '../data/people.ts';
import type { SiteData } from '../data/site-data.ts';
import type { Way } from './map.ts';
import { positionOf, type Located, type MapPoint } from './map-points.ts';
import { page, personPath } from './paths.ts';

/** The grave's own coordinates; what an entry does not tell nobody looks up for it. */
export function graveOf({ veteran }: Pick<Person, 'veteran'>): Located | null {
  const { latitude, longitude } = veteran.burial ?? {};
  return latitude === undefined || longitude === undefined ? null : { latitude, longitude };
}

/** Places of death and graves that are no birthplace on the map already; each leads to its people. */
export function lastPlaces(data: SiteData, language: Language): MapPoint[] {
  const say = t(language);
  const born = new Set(data.listings.birthplaces.flatMap(({ point }) => point ?? []));
  const deaths = Map.groupBy(data.people[language], ({ veteran }) =>
    veteran.living ? null : data.pointOf(veteran.death?.place),
  );
  const pointFor = (people: readonly Person[], at: Located, place: string): MapPoint | null => {
    const [first] = people;
    if (!first) return null;
    const names = people.map((person) => nameOf(person, language).text).join(', ');
    return {
      latitude: at.latitude,
      longitude: at.longitude,
      people: 0,
      label: place,
      title: `${place}: ${names}`,
      href: page(language, personPath(first.id)),
    };
  };
  return [
    ...[...deaths].flatMap(([point, people]): MapPoint[] => {
      if (!point || born.has(point)) return [];
      const found = pointFor(people, point, inLanguage(point.name, language)?.text ?? '');
      return found ? [{ ...found, mark: 'death' }] : [];
    }),
    ...data.people[language].flatMap((person): MapPoint[] => {
      const grave = graveOf(person);
      const found = grave && pointFor([person], grave, say('person.event.burial'));
      return found ? [{ ...found, label: nameOf(person, language).text, mark: 'grave' }] : [];
    }),
  ];
}

/** From the place of birth to that of death, else to the grave. */
export const waysOf = (data: SiteData): Way[] =>
  data.people.kk.flatMap((person): Way[] => {
    const { veteran } = person;
    const from = data.pointOf(veteran.birth?.place);
    const to = veteran.living ? null : (data.pointOf(veteran.death?.place) ?? graveOf(person));
    return from && to && from !== to ? [{ from: positionOf(from), to: positionOf(to) }] : [];
  });
