/** What a screen's technician takes: the files of `led/<screen>/` that are there, by their use. */
import { sum } from '../../../model/numbers.ts';
import type { Screen } from '../../../model/screen.ts';
import { deviceOf, type Device } from '../../led/sheet/steps.ts';
import type { SiteData } from '../data/site-data.ts';

export interface ScreenFile {
  /** Below the screen's folder. */
  name: string;
  bytes: number;
}

/** A folder whose files are copied to a stick; one for each day where days differ. */
export interface StickFolder {
  name: string;
  files: ScreenFile[];
  bytes: number;
}

export interface ScreenKit {
  screen: Screen;
  device: Device;
  player: ScreenFile | undefined;
  sticks: StickFolder[];
  lists: ScreenFile[];
  instructions: ScreenFile[];
  clock: ScreenFile | undefined;
  checksums: ScreenFile | undefined;
}

/** A folder beyond this has no ZIP: the format without its extension ends there. */
const LARGEST_ZIP = 4e9;

/** What lies beside the lists: clips, instructions, sums, and what only programs read. */
const OTHERS = /\/|\.(?:mp4|pdf)$|^(?:checksums\.sha256|playlist\.json|stick[\d-]*\.csv)$/;

/** Every screen with its files, in the order of the archive; of one without files the device alone. */
export function screenKits({ screenById, placed }: SiteData): ScreenKit[] {
  const own = Map.groupBy(
    [...placed].filter(([path]) => path.startsWith('led/')),
    ([path]) => path.split('/')[1],
  );
  return [...screenById.values()].map((screen) => {
    const files = (own.get(screen.id) ?? []).map(([path, bytes]): ScreenFile => ({
      name: path.slice(`led/${screen.id}/`.length),
      bytes,
    }));
    const named = (name: string): ScreenFile | undefined => files.find((one) => one.name === name);
    const folders = Map.groupBy(
      files.filter(({ name }) => name.startsWith('stick') && name.includes('/')),
      ({ name }) => name.split('/')[0] ?? '',
    );
    return {
      screen,
      device: deviceOf({ screen }),
      player: named('player/index.html'),
      sticks: [...folders].map(([name, all]) => ({
        name,
        files: all,
        bytes: sum(all.map(({ bytes }) => bytes)),
      })),
      lists: files.filter(({ name }) => !OTHERS.test(name)),
      instructions: files.filter(
        ({ name }) => name.startsWith('instruction-') && name.endsWith('.pdf'),
      ),
      clock: named('clock-check.mp4'),
      checksums: named('checksums.sha256'),
    };
  });
}

/** Whether a stick's folder can be one download: the browser puts it together (`offline/stick.ts`). */
export const isOneDownload = ({ bytes }: StickFolder, { settings }: SiteData): boolean =>
  bytes < LARGEST_ZIP && settings.media === undefined;
