/** Who was born, fell, died or was decorated on this day; without anybody nothing is shown. */
import { element } from '../../../base/view/element.ts';
import { inLanguage, type Language } from '../../../model/in-language.ts';
import { daysToday, type DayEvent } from '../views/this-day.ts';
import { site } from './site.ts';
import { personLink } from './result.ts';

for (const section of document.querySelectorAll<HTMLElement>('[data-this-day]'))
  void fill(section).catch(() => undefined); // without a network the page stays as it is

async function fill(section: HTMLElement): Promise<void> {
  const texts = JSON.parse(section.dataset['texts'] ?? '{}') as Record<string, string>;
  const days = daysToday(new Date(), section.dataset['thisDay'] ?? 'UTC');
  const events = (await Promise.all(days.map(eventsOf))).flat();
  if (events.length === 0) return;
  section.querySelector('ul')?.append(...events.map((event) => item(event, texts)));
  section.hidden = false;
}

async function eventsOf(day: string): Promise<DayEvent[]> {
  const answer = await fetch(`${site.base}days/${day}.json`);
  return answer.ok ? ((await answer.json()) as DayEvent[]) : [];
}

function item({ id, event, year, name, years, ...rest }: DayEvent, texts: Record<string, string>) {
  const ownName = inLanguage(name, site.language as Language);
  const place = (texts[event] ?? '').replace('{year}', String(year));
  const link = personLink({
    id,
    name: ownName?.text ?? id,
    place,
    years: years[site.language as Language] ?? '',
    words: [],
    ...rest,
  });
  if (ownName && ownName.language !== site.language)
    link.querySelector<HTMLElement>('.name')!.lang = ownName.language;
  return element('li', {}, link);
}
