/** A life as a timeline of what is known; nothing is filled in. */
import { inLanguage, type Language, type SpokenText } from '../../../model/language.ts';
import { dayRange, parsePartialDate } from '../../../model/partial-date.ts';
import { endOf } from '../../../i18n/person/life.ts';
import type { LifeEvent, VeteranFields } from '../../../model/veteran.ts';
import { awardIn } from '../../../i18n/person/award.ts';
import { sourceNumber, sourcesOf } from './sources.ts';

export interface RivalDate {
  date: string;
  note: SpokenText | undefined;
  source: number | null;
}

export interface TimelineItem {
  /** The dictionary's `person.event.<event>`. */
  event: 'birth' | 'callUp' | 'unit' | 'deed' | 'award' | 'fall' | 'death' | 'burial';
  /** A partial date, or the first of a span. */
  date: string | undefined;
  until: string | undefined;
  text: SpokenText | undefined;
  /** What else belongs to it: the memorial of a burial, an award as its document has it. */
  detail?: SpokenText | undefined;
  /** Code of the award in the glossary: the list of all who have it. */
  award?: string | undefined;
  posthumous?: boolean | undefined;
  rivals: readonly RivalDate[];
  certainty: 'document' | 'family' | 'assumed' | undefined;
  /** Numbers of the sources that support it. */
  sources: readonly number[];
}

/** Dated events in their order; an undated one stands where a life has it. */
export function timelineOf(veteran: VeteranFields, language: Language): TimelineItem[] {
  const items = [
    ...lifeEvent(veteran, 'birth', 'birth', language),
    ...lifeEvent(veteran, 'callUp', 'callUp', language),
    ...unitItems(veteran, language),
    ...awardItems(veteran, language),
    ...(veteran.living ? [] : lifeEvent(veteran, 'death', endOf(veteran), language)),
    ...burialItem(veteran, language),
  ];
  return inOrderOfTime(items);
}

/** A stable sort in which what has no date stays behind what it follows. */
function inOrderOfTime(items: TimelineItem[]): TimelineItem[] {
  let last = Number.NEGATIVE_INFINITY;
  return items
    .map((item) => {
      const date = item.date === undefined ? null : parsePartialDate(item.date);
      if (date) last = dayRange({ ...date, approximate: false, uncertain: false }).first;
      const undatedEnd = !date && (item.event === 'fall' || item.event === 'death');
      return { item, order: undatedEnd || item.event === 'burial' ? Infinity : last };
    })
    .sort((a, b) => (a.order === b.order ? 0 : a.order - b.order))
    .map(({ item }) => item);
}

function lifeEvent(
  veteran: VeteranFields,
  field: 'birth' | 'callUp' | 'death',
  event: TimelineItem['event'],
  language: Language,
): TimelineItem[] {
  const fact: LifeEvent | undefined = veteran[field];
  if (!fact?.date && !fact?.place) return [];
  return [
    {
      event,
      date: fact.date,
      until: undefined,
      text: inLanguage(fact.place, language),
      rivals: (fact.rivals ?? []).map((rival) => ({
        date: rival.date,
        note: inLanguage(rival.note, language),
        source: sourceNumber(veteran, rival.source),
      })),
      certainty: fact.certainty,
      sources: sourcesOf(veteran, field),
    },
  ];
}

const unitItems = (veteran: VeteranFields, language: Language): TimelineItem[] =>
  (veteran.units ?? []).map((unit, index) => ({
    event: 'unit',
    date: unit.from,
    until: unit.to,
    text: inLanguage(unit.text, language),
    rivals: [],
    certainty: unit.certainty,
    sources: sourcesOf(veteran, `units.${index}`),
  }));

/** Every award, with the day of its decree or none; and the day of the deed where it is told. */
const awardItems = (veteran: VeteranFields, language: Language): TimelineItem[] =>
  (veteran.awards ?? []).flatMap((award, index) => {
    const item = {
      until: undefined,
      text: awardIn(award, language),
      rivals: [],
      certainty: award.certainty,
      sources: sourcesOf(veteran, `awards.${index}`),
    };
    const deed: TimelineItem[] =
      award.deed === undefined || award.deed === veteran.death?.date
        ? []
        : [{ ...item, event: 'deed', date: award.deed }];
    const awarded: TimelineItem = {
      ...item,
      event: 'award',
      date: award.date,
      detail: award.code ? inLanguage(award.text, language) : undefined,
      award: award.code,
      posthumous: award.posthumous,
    };
    return [...deed, awarded];
  });

function burialItem(veteran: VeteranFields, language: Language): TimelineItem[] {
  const { burial } = veteran;
  if (!burial) return [];
  return [
    {
      event: 'burial',
      date: undefined,
      until: undefined,
      text: inLanguage(burial.place, language),
      detail: inLanguage(burial.memorial, language),
      rivals: [],
      certainty: undefined,
      sources: sourcesOf(veteran, 'burial'),
    },
  ];
}
