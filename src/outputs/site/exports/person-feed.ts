/** A person's own feed, for whoever follows one: in Kazakh and Russian, only what is known. */
import { rssOf, type FeedItem } from '../../../base/formats/feed.ts';
import { sayDay } from '../../../i18n/dates.ts';
import { inBoth, textIn } from '../../../i18n/in-both.ts';
import { correctionLines } from '../../press/fact-sheet.ts';
import { withNames } from '../../press/feeds.ts';
import type { Person } from '../data/people.ts';
import type { SiteData } from '../data/site-data.ts';
import { feedPath } from '../views/following.ts';
import { firstShown } from '../views/showings.ts';
import { deedOf } from '../../../model/deed.ts';
import { noonOf } from './feed.ts';

type Source = Pick<SiteData, 'settings' | 'campaign' | 'corrections' | 'screenById' | 'showingsOf'>;

/** An item as its event tells it; the person's page and name are the same in all. */
type News = Pick<FeedItem, 'id' | 'title' | 'text' | 'published'>;

/**
 * RSS of what became of a page: it is there, its clip is out, it was shown on screens, it was
 * corrected. Names of items last; what has no known day bears none and stands at the end.
 */
export function personFeed(person: Person, data: Source): string {
  const { settings } = data;
  const { host } = new URL(settings.address);
  const page = `${settings.address}kk/people/${person.id}/`;
  const name = inBoth(' · ', (spoken) => textIn(person.veteran.name, spoken)) || person.id;
  const head = {
    title: inBoth(' · ', ({ t }) => t('site.follow.feed.title', { name })),
    description: inBoth('\n', ({ t }) => t('site.follow.feed.description')),
    language: 'kk',
    home: page,
    self: `${settings.address}${feedPath(person.id)}`,
  };
  const news = [
    added(person, data),
    ...clipOf(person, data),
    ...shownOf(person, data),
    ...corrected(person, data),
  ];
  const items = news
    .toSorted((a, b) => (b.published ?? 0) - (a.published ?? 0) || (a.id < b.id ? -1 : 1))
    .map(({ id, title, text, published }): FeedItem => ({
      id: `${person.id}.${id}@${host}`,
      opens: false,
      title: `${name}: ${title}`,
      url: page,
      text,
      credit: null,
      image: null,
      published,
      attachments: [],
    }));
  return rssOf(head, items);
}

function added({ veteran }: Person, { campaign }: Source): News {
  const { published } = veteran;
  return {
    id: 'added',
    title: inBoth(' · ', ({ t }) => t('site.follow.added')),
    text: inBoth('\n\n', (spoken) => textIn(deedOf(veteran)?.text ?? veteran.summary, spoken)),
    published: published === undefined ? null : noonOf(published, campaign.timeZone),
  };
}

/** Clips are public from the campaign's day on, of whoever comes later with the page. */
function clipOf({ veteran, clips }: Person, { campaign }: Source): News[] {
  if (clips.length === 0) return [];
  const { published } = veteran;
  const day = [campaign.clipsFrom, published ?? ''].sort().at(-1) ?? '';
  return [
    {
      id: 'clip',
      title: inBoth(' · ', ({ t }) => t('site.follow.clip')),
      text: '',
      published: published === undefined ? null : noonOf(day, campaign.timeZone),
    },
  ];
}

/** By the screens' logs or their keepers' word; what is only planned is no news. */
const shownOf = ({ id }: Person, { campaign, screenById, showingsOf }: Source): News[] =>
  showingsOf(id).flatMap((showings): News[] => {
    const { shown, screen } = showings;
    if (!shown) return [];
    const first = firstShown(showings, campaign.timeZone);
    const at = screenById.get(screen);
    return [
      {
        id: `shown-${screen}`,
        title: inBoth(' · ', ({ t }) => t('site.follow.shown')),
        text: inBoth('\n\n', (spoken) => {
          const { t, language } = spoken;
          const sentence = first
            ? t('site.showings.shown', {
                count: shown.count,
                first: `${sayDay(first.day, language)}, ${first.time}`,
              })
            : t('site.showings.byWord', { count: shown.count });
          const where = [at?.name, at?.address].map((text) => textIn(text, spoken));
          return `${where.filter(Boolean).join(', ')}\n${sentence}`;
        }),
        published: shown.first,
      },
    ];
  });

const corrected = ({ id }: Person, { campaign, corrections }: Source): News[] =>
  withNames(corrections.filter(({ person }) => person === id)).map(({ correction, name }) => ({
    id: `correction/${name}`,
    title: inBoth(' · ', ({ t }) => t('site.follow.corrected')),
    text: inBoth('\n\n', ({ language }) => correctionLines([correction], language).join('\n')),
    published: noonOf(correction.on, campaign.timeZone),
  }));
