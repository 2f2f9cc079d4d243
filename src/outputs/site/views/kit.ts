/** What a place's page in the networks wears and says: pictures one by one, texts ready to send. */
import { SOCIAL_TARGETS } from '../../../../remotion/design/formats.ts';
import { t } from '../../../i18n/index.ts';
import type { Place } from '../../../model/place.ts';
import type { PressLanguage } from '../../press/caption.ts';
import { pagePictures } from '../../press/kit/page-pictures.ts';
import { kitTexts, type Source } from '../../press/kit/texts.ts';
import { NETWORKS } from '../../press/networks.ts';
import type { SiteData } from '../data/site-data.ts';
import { presentFiles, ratioOf } from './press.ts';

export interface KitPicture {
  /** Below `dist/`. */
  path: string;
  width: number;
  height: number;
  bytes: number;
  label: string;
}

export interface KitText {
  title: string;
  text: string;
}

const sourceOf = (place: Place, { settings, campaign, screensByPlace }: SiteData): Source => ({
  settings,
  campaign,
  screens: [...(screensByPlace.get(place.id) ?? [])],
});

/** Those of the pictures that are there, in the order in which a page is set up. */
export function kitPictures(place: Place, data: SiteData, language: PressLanguage): KitPicture[] {
  const announcements = SOCIAL_TARGETS.map(({ id, width, height }) => ({
    name: `announcement-${id}`,
    width,
    height,
  }));
  return [...pagePictures(sourceOf(place, data), place), ...announcements].flatMap((picture) => {
    const { name, width, height } = picture;
    const path = `press/kit/${place.id}/${place.id}-${name}.jpg`;
    const [file] = presentFiles(data, [{ path, label: '' }]);
    if (!file) return [];
    const label = labelOf(name, ratioOf(picture), language);
    return [{ path, width, height, bytes: file.bytes ?? 0, label }];
  });
}

function labelOf(name: string, ratio: string, language: PressLanguage): string {
  const say = t(language);
  const [kind = '', about = ''] = name.split('-');
  if (kind === 'avatar') return say('site.kit.avatar');
  if (kind === 'announcement') return say('site.kit.announcement', { ratio });
  if (kind === 'highlight')
    return say('site.kit.highlight', { about: say(`kit.highlight.${about}`) });
  const network = NETWORKS.find(({ id }) => id === about)?.name ?? about;
  return say('site.kit.cover', { network });
}

/** The post that is pinned, then an answer for each thing that is asked. */
export function kitTextsFor(place: Place, data: SiteData, language: PressLanguage): KitText[] {
  const texts = kitTexts(sourceOf(place, data), place).filter((one) => one.language === language);
  const textOf = (kind: string): string => texts.find((one) => one.kind === kind)?.text ?? '';
  return [
    { title: t(language)('site.kit.pinned'), text: textOf('pinned') },
    ...textOf('answers').split('\n\n').map(answerOf),
  ];
}

/** An answer's first line says what it answers. */
function answerOf(answer: string): KitText {
  const [head = '', ...lines] = answer.split('\n');
  return { title: head.charAt(0) + head.slice(1).toLowerCase(), text: lines.join('\n') };
}
