/** A person's facts on one page, with sources and how they may be used. */
import type { CardProps } from '../../../remotion/design/card-schema.ts';
import { sayDay } from '../../i18n/dates.ts';
import { t } from '../../i18n/index.ts';
import { sayLife } from '../../i18n/person/life.ts';
import type { Archive } from '../../model/archive.ts';
import type { Veteran } from '../../model/veteran-entry.ts';
import type { Correction } from '../../model/correction.ts';
import { inLanguage } from '../../model/language.ts';
import { inOrder, type PressLanguage } from './caption.ts';
import { creditOf } from './person-card.ts';

type Source = Pick<Archive, 'settings' | 'campaign' | 'corrections'>;

/** What replaced what, one line a correction, oldest first. */
export const correctionLines = (
  corrections: readonly Correction[],
  language: PressLanguage,
): string[] =>
  corrections
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
    .map(({ on, what, was, now }) => {
      const textOf = (text: Correction['what']): string => inLanguage(text, language)?.text ?? '';
      const params = {
        day: sayDay(on, language),
        what: textOf(what),
        was: textOf(was),
        now: textOf(now),
      };
      return t(language)('press.correction', params);
    });

/** UTF-8; sections parted by an empty line. What the clip leaves out for room stands here. */
export function factSheet(
  veteran: Veteran,
  card: CardProps,
  { settings, campaign, corrections }: Source,
  language: PressLanguage,
): string {
  const say = t(language);
  const sources = (veteran.sources ?? []).map(({ title, reference, url }) =>
    [`– ${title}`, reference, url].filter(Boolean).join(', '),
  );
  const credit = creditOf(veteran, language);
  const own = corrections.filter(({ person }) => person === veteran.id);
  const sections = [
    [inOrder(card.name, language), inOrder(card.years, language), inOrder(card.place, language)],
    // Elsewhere a sentence of the summary serves; here the summary stands whole.
    [inLanguage(veteran.deed, language)?.text ?? ''],
    sayLife(veteran, ['birth', 'end'], language).map(({ name, text }) => `${name}: ${text}`),
    card.facts.flatMap((fact) => (fact.kind === 'summary' ? [] : inOrder(fact, language))),
    [inLanguage(veteran.summary, language)?.text ?? ''],
    correctionLines(own, language),
    sources.length > 0 ? [say('press.sheet.sources'), ...sources] : [],
    credit ? [say('press.sheet.credit', { credit })] : [],
    veteran.consent.clip ? [say('press.sheet.subtitles')] : [],
    [
      say('press.embargo', { day: sayDay(campaign.clipsFrom, language) }),
      say(veteran.living ? 'press.sheet.living' : 'press.sheet.use'),
      `${settings.address}${language}/people/${veteran.id}/`,
      say('press.sheet.contact', { contact: settings.contact }),
    ],
  ];
  return `${sections
    .map((lines) => lines.filter(Boolean).join('\n'))
    .filter(Boolean)
    .join('\n\n')}\n`;
}
