/** A post as a press officer sees it: when, what, with which files and texts. */
import { spoken } from '../../../../remotion/design/facts.ts';
import { t } from '../../../i18n/index.ts';
import type { Archive } from '../../../model/archive.ts';
import type { Veteran } from '../../../model/veteran-entry.ts';
import type { Place } from '../../../model/place.ts';
import {
  ANYWHERE,
  captionOf,
  firstFitting,
  hashtagsOf,
  inOrder,
  linkFor,
  type Limits,
  type PressLanguage,
} from '../caption.ts';
import { pressCard } from '../person-card.ts';
import { postTimes, type PlacePlan } from '../press-plan.ts';
import type { Post } from './plan.ts';

interface Timed {
  date: string;
  /** `09:00`, of the campaign's zone. */
  time: string;
  people: readonly Veteran[];
}

type PersonPost = Timed &
  Pick<Post & { kind: 'person' }, 'kind' | 'anniversary'> & { veteran: Veteran };
export type GroupPost = Timed & Pick<Post & { kind: 'group' }, 'kind' | 'number' | 'tone'>;
export type TimedPost = PersonPost | GroupPost;

/** The posts of a place's day, or of all its days, in the order of time. */
export function postsOf({ people, days }: PlacePlan, date?: string): TimedPost[] {
  const byId = new Map(people.map((veteran) => [veteran.id, veteran]));
  const wanted = days.filter((day) => date === undefined || day.date === date);
  return wanted.flatMap(({ date: on, posts }) => {
    const times = postTimes(posts.length);
    return posts.flatMap((post, index): TimedPost[] => {
      const at = { date: on, time: times[index] ?? '' };
      const ids = post.kind === 'person' ? [post.person] : post.people;
      const members = ids.flatMap((id) => byId.get(id) ?? []);
      if (post.kind === 'group') return [{ ...post, ...at, people: members }];
      return members.map((veteran) => ({ ...post, ...at, veteran, people: members }));
    });
  });
}

/** `nura-2027-05-03-2`: of a compilation, for files and anchors. */
export const groupName = (place: string, date: string, number: number): string =>
  `${place}-${date}-${number}`;

/** Stable name of a post within its place: the person's id, or the group's name. */
export const postName = (place: Place, post: TimedPost): string =>
  post.kind === 'person' ? post.veteran.id : groupName(place.id, post.date, post.number);

const nameOf = (veteran: Veteran, language: PressLanguage): string =>
  inOrder(spoken(veteran.name), language);

/** What a post is called in lists. */
export function postTitle(post: TimedPost, place: Place, language: PressLanguage): string {
  if (post.kind === 'person') return nameOf(post.veteran, language);
  const { number, people } = post;
  const where = inOrder(spoken(place.name), language);
  return t(language)('press.group', { place: where, number, count: people.length });
}

/** A person's caption; a group's says the place, the number, and as many names as there is room. */
export function postCaption(
  post: TimedPost,
  place: Place,
  archive: Pick<Archive, 'settings' | 'campaign' | 'places'>,
  language: PressLanguage,
  limits: Limits = ANYWHERE,
): string {
  if (post.kind === 'person')
    return captionOf(pressCard(post.veteran, archive), archive, language, limits);
  const { people, tone } = post;
  const say = t(language);
  const { campaign, settings } = archive;
  const names = people.map((veteran) => nameOf(veteran, language));
  const head = `${inOrder(spoken(place.name), language)} · ${inOrder(spoken(campaign.name), language)}`;
  const intro = say(`press.group.intro.${tone}`, { count: people.length });
  const link = linkFor(`${settings.address}${language}/places/${place.id}/`, limits);
  const tags = hashtagsOf(campaign, language, limits.hashtags);
  const draft = (count: number): string => {
    const left = people.length - count;
    const list = names.slice(0, count).join(', ');
    const more = left > 0 ? say('press.group.more', { names: list, count: left }) : `${list}.`;
    return [head, count > 0 ? `${intro} ${more}` : intro, link, tags].filter(Boolean).join('\n\n');
  };
  const drafts = names.map((_, index) => draft(names.length - index));
  return firstFitting([...drafts, draft(0), `${head}\n\n${link}`], limits);
}

/** What is seen in a group's carousel and clip, for those who cannot see it. */
export const groupAlt = ({ people }: GroupPost, language: PressLanguage): string =>
  t(language)('press.group.alt', {
    names: people.map((veteran) => nameOf(veteran, language)).join(', '),
  });
