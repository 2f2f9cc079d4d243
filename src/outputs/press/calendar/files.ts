/** The posting calendar of a place as a table and for calendar programs. */
import { t } from '../../../i18n/index.ts';
import { icsText, utcStamp } from '../../../base/formats/ics.ts';
import { calendarText, revisionOf } from '../../led/calendar-revision.ts';
import { instantOf } from '../../../model/zone.ts';
import type { Archive } from '../../../model/archive.ts';
import { MINUTE } from '../../../model/duration.ts';
import type { PressLanguage } from '../caption.ts';
import { frozenPosting } from '../freeze.ts';
import { bundlePath } from '../../../model/person-paths.ts';
import type { Place } from '../../../model/place.ts';
import type { PlacePlan } from '../press-plan.ts';
import { postCaption, postName, postsOf, postTitle, type TimedPost } from './post.ts';

/** Where a post's files are, absolute: the person's bundle, of a group the day's. */
export function postFiles(
  { settings }: Pick<Archive, 'settings'>,
  place: string,
  post: TimedPost,
): string {
  const at =
    post.kind === 'person'
      ? bundlePath(post.veteran.id)
      : `press/places/${place}/${post.date}/${place}-${post.date}.zip`;
  return new URL(at, settings.address).href;
}

const anniversaryOf = (post: TimedPost): string =>
  post.kind === 'person' ? (post.anniversary ?? '') : '';

/** The page of a post, which leads to its files wherever they lie. */
export function postPage(
  { settings }: Pick<Archive, 'settings'>,
  place: Place,
  post: TimedPost,
): string {
  return `${settings.address}kk/press/${place.id}/${post.date}/#${postName(place, post)}`;
}

/**
 * The head, then one row a post; the captions fit every network but X and Threads.
 * @param fileOf What the last column leads to.
 */
export function calendarRows(
  plan: PlacePlan,
  archive: Archive,
  fileOf = (post: TimedPost): string => postFiles(archive, plan.place.id, post),
): (string | number)[][] {
  const { place } = plan;
  const head = ['date', 'time', 'id', 'people', 'anniversary', 'title_kk', 'title_ru'];
  const rows = postsOf(plan).map((post) => [
    ...[post.date, post.time, postName(place, post), post.people.length, anniversaryOf(post)],
    ...[postTitle(post, place, 'kk'), postTitle(post, place, 'ru')],
    ...[postCaption(post, place, archive, 'kk'), postCaption(post, place, archive, 'ru')],
    fileOf(post),
  ]);
  return [[...head, 'caption_kk', 'caption_ru', 'files'], ...rows];
}

/** How long an event lasts in a calendar. */
const LENGTH = 5 * MINUTE;

/**
 * The calendar of one language: a subscriber of both has each post twice, never one for the other.
 * @param asOf The day that the build is told.
 */
export function calendarIcs(
  plan: PlacePlan,
  archive: Archive,
  language: PressLanguage,
  asOf: string | undefined,
): string {
  const { place } = plan;
  const { campaign, settings } = archive;
  const say = t(language);
  const frozen = archive.posting ? frozenPosting(campaign, archive.posting) : null;
  const revision = revisionOf(campaign, frozen, asOf);
  const host = new URL(settings.address).host;
  const title = place.name[language] ?? place.name.kk ?? place.id;
  const events = postsOf(plan).map((post) => {
    const start = instantOf(post.date, post.time, campaign.timeZone);
    const page = `${settings.address}${language}/press/${place.id}/${post.date}/`;
    const anniversary = anniversaryOf(post);
    const text = [
      ...(anniversary ? [say(`press.anniversary.${anniversary}`)] : []),
      postCaption(post, place, archive, language),
      postFiles(archive, place.id, post),
    ];
    const lines = [
      `DTSTART:${utcStamp(start)}`,
      `DTEND:${utcStamp(start + LENGTH)}`,
      `SUMMARY:${icsText(postTitle(post, place, language))}`,
      `DESCRIPTION:${icsText(text.join('\n\n'))}`,
      `URL:${page}`,
    ];
    return { uid: `press.${postName(place, post)}.${language}@${host}`, lines };
  });
  return calendarText('Press', say('press.calendar', { place: title }), revision, events);
}
