/** What is said of times that are not published yet: on the page, in words and in calendars. */
import { sayDay } from '../../i18n/dates.ts';
import { t } from '../../i18n/index.ts';
import type { Language } from '../../model/language.ts';

/** @param freeze The day from which times do not move, where the campaign names one. */
export const provisionalUntil = (freeze: string | undefined, language: Language): string =>
  freeze === undefined
    ? t(language)('led.provisional')
    : t(language)('led.provisional.until', { day: sayDay(freeze, language) });
