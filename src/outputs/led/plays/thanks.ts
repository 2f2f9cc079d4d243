/** What a certificate says of the showings of a person: how many, when first, and where. */
import { sayDay } from '../../../i18n/dates.ts';
import { t, type Translator } from '../../../i18n/index.ts';
import type { Archive } from '../../../model/archive.ts';
import { inLanguage } from '../../../model/language.ts';
import type { Schedule } from '../schedule.ts';
import { showingsOf, type Showings } from '../showings.ts';
import { localTimeOf } from '../zone.ts';

/**
 * @returns `null` while nothing is known of any showing. Where a log proves some, only those are
 *   counted; a keeper's word is said as such.
 */
export function shownInWords(
  { screens, campaign }: Pick<Archive, 'screens' | 'campaign'>,
  schedule: Schedule,
  person: string,
): { kk: string; ru: string } | null {
  const all = showingsOf(schedule, person).filter(({ shown }) => shown !== undefined);
  const proved = all.filter(({ shown }) => shown?.by === 'log' && shown.first !== null);
  const [first] = proved.toSorted((a, b) => firstOf(a) - firstOf(b));
  if (!first) {
    const count = sum(all);
    return count === 0 ? null : inBoth((say) => say('print.certificate.by-word', { count }));
  }
  const { date, time } = localTimeOf(firstOf(first), campaign.timeZone);
  const screen = screens.find(({ id }) => id === first.screen);
  const count = sum(proved);
  return inBoth((say, language) => {
    const name = inLanguage(screen?.name, language)?.text ?? first.screen;
    const at = `${sayDay(date, language)}, ${time}`;
    return say('print.certificate.shown', { count, first: at, screen: name });
  });
}

const firstOf = ({ shown }: Showings): number => shown?.first ?? Infinity;

const sum = (showings: readonly Showings[]): number =>
  showings.reduce((all, { shown }) => all + (shown?.count ?? 0), 0);

const inBoth = (
  say: (say: Translator, language: 'kk' | 'ru') => string,
): { kk: string; ru: string } => ({ kk: say(t('kk'), 'kk'), ru: say(t('ru'), 'ru') });
