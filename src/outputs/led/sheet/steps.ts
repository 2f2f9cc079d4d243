/** What to do with each kind of device: only files that were written are named. */
import { posix } from 'node:path';
import type { Translator } from '../../../i18n/index.ts';
import { EXACTNESS, formatOf, type Format } from '../exactness.ts';
import type { Programme } from '../programme.ts';

export const DEVICES = ['stick', 'browser', 'network', 'timer'] as const;
export type Device = (typeof DEVICES)[number];

interface Input {
  programme: Programme;
  /** Where `led/<screen>/` is served, with a closing slash. */
  address: string;
  /** Names below that folder. */
  files: readonly string[];
  t: Translator;
}

/** The kind of device that the screen is promised by. */
export function deviceOf({ screen }: Pick<Programme, 'screen'>): Device {
  const format = formatOf(screen);
  if (format === 'player') return 'browser';
  if (format === 'hours') return 'timer';
  return format === 'stick' ? 'stick' : 'network';
}

/** The lists of a network player by what they are called among technicians. */
const LISTS: readonly { format: Format; name: string; file: RegExp }[] = [
  { format: 'smil', name: 'SMIL', file: /^playlist\.smil$/ },
  { format: 'mrss', name: 'MRSS (BrightSign, piSignage)', file: /^mrss[\d-]*\.xml$/ },
  { format: 'hls', name: 'HLS', file: /^loop[\d-]*\.m3u8$/ },
  { format: 'm3u', name: 'VLC, mpv', file: /^playlist[\d-]*\.m3u$/ },
];

/** Steps and, last, how exact the device is. */
export function stepsOf(device: Device, input: Input): string[] {
  return STEPS[device](input);
}

const STEPS: Record<Device, (input: Input) => string[]> = {
  stick({ programme, files, t }) {
    const folders = foldersOf(files, /^stick[\d-]*$/);
    if (folders.length === 0) return [t('led.sheet.absent')];
    const copied =
      folders.length === 1
        ? t('led.sheet.stick.2', { folder: folders[0] ?? '' })
        : t('led.sheet.stick.days', { folders: folders.join(', ') });
    return [
      t('led.sheet.stick.1'),
      copied,
      t('led.sheet.stick.order'),
      t('led.sheet.stick.3', { from: openingOf(programme) }),
      accuracyIn('stick', t),
    ];
  },

  browser({ programme, address, files, t }) {
    if (!files.includes('player/index.html')) return [t('led.sheet.absent')];
    return [
      t('led.sheet.browser.1', { address }),
      t('led.sheet.browser.2', { count: programme.media.length }),
      t('led.sheet.browser.3'),
      accuracyIn('player', t),
    ];
  },

  network({ address, files, t }) {
    const written = LISTS.flatMap(({ format, name, file }) => {
      const names = files.filter((one) => file.test(one));
      return names.length === 0 ? [] : [{ format, text: `${name}: ${names.join(', ')}` }];
    });
    if (written.length === 0) return [t('led.sheet.absent')];
    const groups = Map.groupBy(written, ({ format }) => EXACTNESS[format].accuracy);
    return [
      t('led.sheet.network.1', { address }),
      ...[...groups].map(([accuracy, lists]) => {
        const names = lists.map(({ text }) => text).join('; ');
        return `${names}. ${t(`led.sheet.told.${accuracy}`)}`;
      }),
      t('led.sheet.network.3'),
    ];
  },

  timer({ files, t }) {
    const hours = files.filter((file) => file.startsWith('hours/')).sort();
    const [first] = hours;
    if (first === undefined) return [t('led.sheet.timer.3')];
    const name = posix.basename(first);
    const time = name.replace(/^(\d\d)(\d\d)(\d\d)?\.mp4$/, (_, ...parts: (string | undefined)[]) =>
      parts
        .slice(0, 3)
        .filter((part) => part !== undefined)
        .join(':'),
    );
    const folders = [...new Set(hours.map((file) => posix.dirname(file)))].join(', ');
    return [
      t('led.sheet.timer.1', { folders, name, time }),
      t('led.sheet.timer.2'),
      accuracyIn('hours', t),
    ];
  },
};

const accuracyIn = (format: Format, t: Translator): string =>
  t(`led.sheet.told.${EXACTNESS[format].accuracy}`);

const foldersOf = (files: readonly string[], wanted: RegExp): string[] =>
  [...new Set(files.filter((file) => file.includes('/')).map((file) => file.split('/')[0] ?? ''))]
    .filter((folder) => wanted.test(folder))
    .sort();

const openingOf = ({ grid }: Programme): string => grid.hours[0]?.local.time.slice(0, 5) ?? '';
