/** What a certificate says of the showings of a person: how many, when first, and where. */
import { sayDay } from '../../../i18n/dates.ts';
import { sayBoth } from '../../../i18n/in-both.ts';
import { t } from '../../../i18n/index.ts';
import type { Archive } from '../../../model/archive.ts';
import { inLanguage } from '../../../model/language.ts';
import { sum } from '../../../model/numbers.ts';
import type { Schedule } from '../schedule.ts';
import { showingsOf, type Showings } from '../showings.ts';
import { localTimeOf } from '../../../model/zone.ts';

/**
 * @returns `null` while nothing is known of any showing. Where a log proves some, only those are
 *   counted; a keeper's word is said as such.
 */
export function sayShown(
  { screens, campaign }: Pick<Archive, 'screens' | 'campaign'>,
  schedule: Schedule,
  person: string,
): { kk: string; ru: string } | null {
  const all = showingsOf(schedule, person).filter(({ shown }) => shown !== undefined);
  const proved = all.filter(({ shown }) => shown?.by === 'log' && shown.first !== null);
  const [first] = proved.toSorted((a, b) => firstOf(a) - firstOf(b));
  if (!first) {
    const count = countOf(all);
    return count === 0 ? null : sayBoth('print.certificate.by-word', { count });
  }
  const { date, time } = localTimeOf(firstOf(first), campaign.timeZone);
  const screen = screens.find(({ id }) => id === first.screen);
  const count = countOf(proved);
  const textIn = (language: 'kk' | 'ru'): string => {
    const name = inLanguage(screen?.name, language)?.text ?? first.screen;
    const at = `${sayDay(date, language)}, ${time}`;
    return t(language)('print.certificate.shown', { count, first: at, screen: name });
  };
  return { kk: textIn('kk'), ru: textIn('ru') };
}

const firstOf = ({ shown }: Showings): number => shown?.first ?? Infinity;

const countOf = (showings: readonly Showings[]): number =>
  sum(showings.map(({ shown }) => shown?.count ?? 0));
