/** Everything of a synthetic archive but its people: settings, screens, campaign. */
import type { z } from 'zod';
import type { campaignSchema } from '../../model/campaign.ts';
import type { Place } from '../../model/place.ts';
import type { screenSchema } from '../../model/screen.ts';
import type { settingsSchema } from '../../model/settings.ts';

const CAMPAIGN = 'victory-2045';

/** The title carries the mark to every page, bundle and print; `.invalid` is nobody's address. */
export const settings: z.input<typeof settingsSchema> = {
  name: {
    kk: 'Естелік: ойдан шығарылған деректер',
    ru: 'Естелик: вымышленные данные',
    en: 'Estelik: synthetic data',
  },
  region: { kk: 'Сынақ облысы', ru: 'Пробная область', en: 'Test Region' },
  address: 'https://synthetic.invalid/',
  campaign: CAMPAIGN,
  contact: 'nobody@synthetic.invalid',
};

export const campaign: z.input<typeof campaignSchema> = {
  id: CAMPAIGN,
  name: { kk: 'Сынақ акциясы', ru: 'Пробная акция', en: 'Trial action' },
  occasion: {
    kk: 'Жеңістің 100 жылдығы',
    ru: '100-летие Победы',
    en: '100th anniversary of Victory',
  },
  timeZone: 'Asia/Almaty',
  specialistsBy: '2045-03-31',
  collecting: { from: '2045-03-01', to: '2045-04-20' },
  clipsFrom: '2045-05-01',
  freeze: '2045-05-05',
  led: { windows: [{ date: '2045-05-09', from: '09:00', to: '21:00' }], slot: 10, reserve: 6 },
  hashtags: { kk: ['Сынақ'], ru: ['Проверка'] },
};

/** Usual street screens: width, height, how they get their clips. */
const MAKES = [
  [768, 384, 'stick'],
  [384, 768, 'network'],
  [1472, 352, 'stick'],
  [1920, 1080, 'browser'],
  [440, 616, 'stick'],
] as const;

/** People a screen shows in twelve hours of ten seconds, with room for guests and latecomers. */
const PEOPLE_PER_SCREEN = 2500;

/** Screens enough that everybody is shown once: one in each city, more where many live. */
export function screensFor(
  places: readonly Place[],
  peopleIn: ReadonlyMap<string, number>,
): z.input<typeof screenSchema>[] {
  const wanted = places.flatMap((place) => {
    const people = peopleIn.get(place.id) ?? 0;
    const least = place.kind === 'city' && people > 0 ? 1 : 0;
    const count = Math.max(least, Math.round(people / PEOPLE_PER_SCREEN));
    return Array.from({ length: count }, (_, index) => ({ place, number: index + 1 }));
  });
  return wanted.map(({ place, number }, index) => {
    const [width, height, delivery] = MAKES[index % MAKES.length] ?? MAKES[0];
    return {
      id: `${place.id}-${number}`,
      name: {
        kk: `${place.name.kk}, № ${number} экран`,
        ru: `${place.name.ru}, экран № ${number}`,
      },
      place: place.id,
      address: { kk: 'Орталық алаң', ru: 'Центральная площадь' },
      width,
      height,
      delivery,
    };
  });
}
