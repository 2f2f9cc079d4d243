/** What the archive knows of a person as plain text, for the family's own keeping. */
import { sayDate, sayRange } from '../../../i18n/dates.ts';
import { t, type TextKey } from '../../../i18n/index.ts';
import { inLanguage, type Language } from '../../../model/language.ts';
import type { Place } from '../../../model/place.ts';
import type { Settings } from '../../../model/settings.ts';
import { nameOf, type Person } from '../data/people.ts';
import { rankIn } from '../../../i18n/person/rank.ts';
import { timelineOf, type TimelineItem } from '../views/timeline.ts';
import { fateIn, sayCategory, sayFate } from '../../../i18n/person/words.ts';
import { yearsOf } from '../../../i18n/person/years.ts';

export interface FactsContext {
  settings: Settings;
  place: Place | undefined;
}

/** UTF-8 with lines of their own for every fact, sections parted by an empty line. */
export function factsText(person: Person, language: Language, context: FactsContext): string {
  const { veteran } = person;
  const say = t(language);
  const name = nameOf(person, language).text;
  const row = (label: TextKey, text: string | undefined): string[] =>
    text ? [`${say(label)}: ${text}`] : [];
  const titled = (title: TextKey, lines: readonly string[]): string[] =>
    lines.some(Boolean) ? [say(title).toLocaleUpperCase(language), ...lines] : [];
  const names = new Set([...Object.values(veteran.name), ...(veteran.otherNames ?? [])]);
  names.delete(name);
  const service = [rankIn(veteran.rank, language), inLanguage(veteran.role, language)];
  const page = new URL(`${language}/people/${person.id}/`, context.settings.address).href;
  const sections: string[][] = [
    [[name, yearsOf(veteran, language)].filter(Boolean).join(', ')],
    [inLanguage(veteran.deed, language)?.text ?? ''],
    [
      ...row('site.facts.otherNames', [...names].join('; ')),
      ...row('site.facts.place', inLanguage(context.place?.name, language)?.text),
      ...row('site.facet.category', sayCategory(veteran, language)),
      ...row('site.facts.service', service.flatMap((fact) => fact?.text ?? []).join(', ')),
      ...row('site.facet.fate', fateIn(veteran, language) ?? sayFate(veteran, language)),
    ],
    titled('site.person.life', timelineOf(veteran, language).flatMap(itemLines(language))),
    [inLanguage(veteran.summary, language)?.text ?? ''],
    titled('site.person.story', [inLanguage(veteran.story, language)?.text ?? '']),
    titled(
      'site.person.open',
      (veteran.unknowns ?? []).map((text) => `– ${inLanguage(text, language)?.text ?? ''}`),
    ),
    titled(
      'site.person.sources',
      (veteran.sources ?? []).map(({ title, reference, url }, index) =>
        [`${index + 1}. ${title}`, reference, url].filter(Boolean).join(' · '),
      ),
    ),
    row('site.facts.page', page),
  ];
  const written = sections
    .map((lines) => lines.filter(Boolean).join('\n'))
    .filter(Boolean)
    .join('\n\n');
  return `${written.replaceAll('\u00a0', ' ')}\n`;
}

/** An event with its day and place, what other sources say, and how sure it is. */
const itemLines =
  (language: Language) =>
  (item: TimelineItem): string[] => {
    const say = t(language);
    const { date = item.until, until = date } = item;
    const dates = date && until ? sayRange(date, until, language) : '';
    const certainty = item.certainty ? ` (${say(`site.certainty.${item.certainty}`)})` : '';
    const parts = [dates, item.text?.text, item.detail?.text].filter(Boolean);
    return [
      `– ${say(`person.event.${item.event}`)}: ${parts.join(', ')}${certainty}`,
      ...item.rivals.map(
        ({ date, note }) =>
          `  ${say('site.person.rival', { date: sayDate(date, language) })}${note ? ` – ${note.text}` : ''}`,
      ),
    ];
  };
