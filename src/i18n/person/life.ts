/** The events of a life in words: what is known of when and where, under the event's name. */
import { inLanguage, type Language } from '../../model/in-language.ts';
import { FALLEN, type LifeEvent, type VeteranFields } from '../../model/veteran.ts';
import { sayDate } from '../dates.ts';
import { t } from '../index.ts';

/** What the end of this life is called. */
export const endOf = ({ fate }: Pick<VeteranFields, 'fate'>): 'fall' | 'death' =>
  FALLEN.includes(fate) ? 'fall' : 'death';

type Part = 'birth' | 'callUp' | 'unit' | 'end' | 'burial';

/** Those of the parts of which something is known; of somebody who lives no end. */
export const sayLife = (
  veteran: VeteranFields,
  parts: readonly Part[],
  language: Language,
): { name: string; text: string }[] =>
  parts.flatMap((part) => {
    const event = part === 'end' ? endOf(veteran) : part;
    const text = FACTS_OF[part](veteran).map((fact) => sayFact(fact, language));
    const known = text.filter(Boolean).join('; ');
    return known ? [{ name: t(language)(`person.event.${event}`), text: known }] : [];
  });

type Fact = Pick<LifeEvent, 'date' | 'place'> | undefined;

const FACTS_OF: Record<Part, (veteran: VeteranFields) => Fact[]> = {
  birth: ({ birth }) => [birth],
  callUp: ({ callUp }) => [callUp],
  unit: ({ units = [] }) => units.map(({ text }) => ({ place: text })),
  end: ({ death, living }) => (living ? [] : [death]),
  burial: ({ burial }) => [burial && { place: burial.place }],
};

const sayFact = (fact: Fact, language: Language): string =>
  [fact?.date && sayDate(fact.date, language), inLanguage(fact?.place, language)?.text]
    .filter(Boolean)
    .join(', ');
