/** Short texts that several pages show. */
import { alphabet } from '../../i18n/alphabet.ts';
import { sayDate, sayMinute } from '../../i18n/dates.ts';
import { awardIn } from '../../i18n/person/award.ts';
import { rankIn } from '../../i18n/person/rank.ts';
import { yearsOf } from '../../i18n/person/years.ts';
import { valueAt } from '../../model/at-path.ts';
import {
  inLanguage,
  localizedText,
  type Language,
  type LocalizedText,
} from '../../model/language.ts';
import { namesInOrder } from '../../model/name-order.ts';
import { localDay, localMinute } from '../../model/zone.ts';
import { partialDateText, type Award, type VeteranFields } from '../../model/veteran.ts';
import { eventOf } from '../../model/written-date.ts';
import type { RawDraft } from '../../intake/draft/draft.ts';
import { FIELDS, type Choice, type FormField } from '../../intake/questions/fields.ts';
import { labelOf } from './field-labels.ts';
import type { Fact } from './notes.ts';
import type { Places } from '../store/places.ts';
import type { Submission } from '../store/submission.ts';
import type { View } from './layout.ts';

const partialText = localizedText.partial();

/** A draft's text in a language, as far as it is one. */
export const textIn = (value: unknown, language: Language): string => {
  const text = partialText.safeParse(value);
  return (text.success && inLanguage(text.data, language)?.text) || '';
};

/** The names that are texts, in the one order of names. */
function namesOf({ name, familyName }: RawDraft): LocalizedText {
  const [names, families] = [partialText.safeParse(name), partialText.safeParse(familyName)];
  return names.success ? namesInOrder(names.data, families.data) : {};
}

/** The name of an entry, as the site says it. */
export const entryName = (
  entry: Pick<VeteranFields, 'name' | 'familyName'> | undefined,
  language: Language,
): string => (entry ? textIn(namesInOrder(entry.name, entry.familyName), language) : '');

/** The name; of drafts that have none yet the beginning of what was written. */
export const nameOf = (draft: RawDraft, language: Language): string =>
  textIn(namesOf(draft), language) || beginningOf(textIn(draft.story, language)) || '?';

/** The years of a draft, as far as its dates are dates: by them namesakes are told apart. */
export function yearsIn({ birth, death, living }: RawDraft, language: Language): string {
  const dated = (event: unknown) => ({
    date: partialDateText.safeParse((event as RawDraft | undefined)?.['date']).data,
  });
  const life = { birth: dated(birth), death: dated(death), living: living === true };
  return yearsOf(life, language) ?? '';
}

const beginningOf = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 60).trimEnd()}…` : line;
};

/**
 * Whom a submission is about: by name, or as an addition to an entry. Of what was erased only what is
 * public, or what became of it and when.
 */
export const titleOf = (view: View, submission: Submission): string => {
  const { t, archive, language } = view;
  const { kind, draft, entry, state, purged } = submission;
  if (kind === 'person') {
    if (purged === null) return nameOf(draft, language);
    const shown = state === 'accepted' ? archive.entries.get(entry ?? '')?.fields : undefined;
    if (shown) return entryName(shown, language);
    const day = localDay(new Date(purged), archive.campaign.timeZone);
    return t('desk.erased', { state: t(`desk.state.${state}`), day: sayDate(day, language) });
  }
  const about = entryName(archive.entries.get(entry ?? '')?.fields, language);
  return [t(`desk.kind.${kind}`), about].filter(Boolean).join(': ');
};

/** What a place is called; its id where the archive has none, a dash for no place. */
export const placeName = ({ archive, language }: View, id: string | null): string =>
  inLanguage(archive.places.get(id ?? '')?.name, language)?.text ?? id ?? '–';

/** All places, in the order of the alphabet. */
export const placeChoices = ({ archive, language }: Pick<View, 'archive' | 'language'>): Choice[] =>
  [...archive.places.values()]
    .map(({ id, name }) => ({ value: id, text: inLanguage(name, language)?.text ?? id }))
    .sort((a, b) => alphabet(language)(a.text, b.text));

/** Places by name, or that they are all or none. */
export const placeNames = (view: View, places: Places): string =>
  places === 'all'
    ? view.t('desk.places.all')
    : places.map((id) => placeName(view, id)).join(', ') || view.t('desk.places.none');

/** `2027-04-20 18:30` in the campaign's zone. */
export const moment = ({ archive, language }: View, at: number): string =>
  sayMinute(localMinute(new Date(at), archive.campaign.timeZone), language);

/** What was written and does not stand so in the draft as it is now. */
export function factsLeft(view: View, written: RawDraft, now: RawDraft): Fact[] {
  const there = new Map(factsOf(view, now).map(({ label, text }) => [label, text]));
  return factsOf(view, written).filter(({ label, text }) => there.get(label) !== text);
}

/** What a draft says, field by field, in words. */
export function factsOf(view: View, draft: RawDraft): Fact[] {
  return FIELDS.flatMap((field) => {
    const text = textOf(field, draft, view);
    return text ? [{ label: nameOfField(field, view), text }] : [];
  });
}

/** What a field is called where facts are read rather than asked. */
export const nameOfField = (field: FormField, { t }: View): string =>
  field.kind === 'long' ? t('field.veteran.story') : labelOf(field, t);

/** A field of a draft in words; empty where nothing is said. */
export function textOf(field: FormField, draft: RawDraft, view: View): string {
  const value = valueAt(draft, field.path);
  const { t, language } = view;
  // With the Guards, and as a document has it where the glossary does not.
  const rank = field.path === 'rank.code' && rankIn(draft.rank as VeteranFields['rank'], language);
  if (rank) return rank.text;
  if (value === undefined || value === false) return '';
  if (field.localized)
    return typeof value === 'object' && value !== null
      ? Object.entries(value)
          .map(([tongue, text]) => `${String(text)} (${tongue})`)
          .join('\n')
      : '';
  if (field.kind === 'tick') return t('desk.yes');
  const choices =
    field.path === 'place' ? placeChoices(view) : (field.choices?.(t, language) ?? []);
  const labelOfChoice = (code: unknown): string =>
    choices.find((choice) => choice.value === code)?.text ?? String(code);
  if (field.kind === 'many')
    return (Array.isArray(value) ? value : [])
      .map((one: Award) => awardIn(one, language)?.text ?? one.code ?? '')
      .join('; ');
  return field.kind === 'date'
    ? `${sayDate(String(value), language, eventOf(field.path))} (${String(value)})`
    : labelOfChoice(value);
}
