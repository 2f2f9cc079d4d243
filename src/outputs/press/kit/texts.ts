/** What a place says when it asks for photographs and stories: texts with deadline and contact. */
import { dayAfter } from '../../../model/duration.ts';
import { sayDay } from '../../../i18n/dates.ts';
import { t } from '../../../i18n/index.ts';
import type { Archive } from '../../../model/archive.ts';
import { inLanguage } from '../../../model/language.ts';
import type { Place } from '../../../model/place.ts';
import { screenDays } from '../../../model/stage.ts';
import { CAPTION_LIMITS, PRESS_LANGUAGES, type PressLanguage } from '../caption.ts';

export type Source = Pick<Archive, 'settings' | 'campaign' | 'screens'>;

/** Days before the last day of collecting on which people are reminded. */
export const REMINDERS = { 'two-weeks': 14, 'three-days': 3, 'last-day': 0 } as const;
export type Reminder = keyof typeof REMINDERS;

export interface KitText {
  /** `official`, `reminder-2027-04-06-two-weeks` … */
  kind: string;
  language: PressLanguage;
  text: string;
}

/** The reminders of a campaign with their days; none from before collecting begins. */
export function remindersOf({
  collecting,
}: Archive['campaign']): { kind: Reminder; day: string }[] {
  return (Object.keys(REMINDERS) as Reminder[])
    .map((kind) => ({ kind, day: dayAfter(collecting.to, -REMINDERS[kind]) }))
    .filter(({ day }) => day >= collecting.from);
}

/** Where people go: the collecting page, else the site's own text about collecting. */
export function collectingAddress(
  { settings }: Pick<Source, 'settings'>,
  language: PressLanguage = 'kk',
): string {
  if (!settings.desk) return new URL(`${language}/submit/`, settings.address).href;
  const link = new URL(settings.desk);
  link.searchParams.set('lang', language);
  return link.href;
}

/** Whom to ask; where nobody is named yet, the archive's own contact stands alone. */
export function contactText(
  { settings }: Source,
  { specialist }: Place,
  language: PressLanguage,
): string {
  const say = t(language);
  const contact = specialist?.contact ?? settings.contact;
  const name = inLanguage(specialist?.name, language)?.text;
  if (!name) return say('kit.contact.unnamed', { contact });
  const position = inLanguage(specialist?.position, language)?.text;
  return say('kit.contact.named', { name: position ? `${name}, ${position}` : name, contact });
}

/** When the street screens show people; nothing where the place has no screen. */
function screensText({ campaign, screens }: Source, place: Place, language: PressLanguage): string {
  if (!screens.some((screen) => screen.place === place.id)) return '';
  const days = screenDays(campaign.led)
    .map((date) => sayDay(date, language))
    .join(', ');
  return t(language)('kit.screens', { days });
}

export function kitTexts(source: Source, place: Place): KitText[] {
  const { campaign } = source;
  return PRESS_LANGUAGES.flatMap((language) => {
    const say = t(language);
    const tags = campaign.hashtags[language].slice(0, CAPTION_LIMITS.hashtags);
    const textOf = (text: Parameters<typeof inLanguage>[0]): string =>
      inLanguage(text, language)?.text ?? '';
    const address = collectingAddress(source, language);
    const params = {
      campaign: textOf(campaign.name),
      occasion: textOf(campaign.occasion),
      place: textOf(place.name),
      deadline: sayDay(campaign.collecting.to, language),
      contact: contactText(source, place, language),
      address,
      site: new URL(`${language}/`, source.settings.address).href,
      screens: screensText(source, place, language),
      hashtags: tags.map((tag) => `#${tag}`).join(' '),
    };
    const texts = ['official', 'social', 'messenger', 'pinned', 'answers'].map((kind) => ({
      kind,
      text: say(`kit.${kind}`, params),
    }));
    const spokenAddress = new URL(address).host;
    const radio = { kind: 'radio', text: say('kit.radio', { ...params, address: spokenAddress }) };
    const reminders = remindersOf(campaign).map(({ kind, day }) => ({
      kind: `reminder-${day}-${kind}`,
      text: say('kit.reminder', { ...params, left: say(`kit.left.${kind}`) }),
    }));
    return [...texts, radio, ...reminders].map(({ kind, text }) => ({
      kind,
      language,
      text: text.trim(),
    }));
  });
}
