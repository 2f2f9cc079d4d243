/**
 * How exact each format of delivery is, and from what that follows: the one place that says it.
 * The technician's sheet, a person's page, `when/<id>.json` and the calendars tell what stands here.
 */
import type { LED_FORMATS } from '../../model/files/schedule.ts';
import type { Accuracy } from '../../model/files/when.ts';
import type { Screen } from '../../model/screen.ts';

interface Exactness {
  accuracy: Accuracy;
  /**
   * Why: `clock` every moment follows the clock, `sequence` the clock starts a sequence of ten
   * minutes at most, `timer` it starts the file of an hour, `loop` no clock takes part: after each
   * start the list begins anew and every clip may come later by the time the device needs for it.
   * In the dictionary `led.kept.<because>`.
   */
  because: 'clock' | 'sequence' | 'timer' | 'loop';
}

const LOOP = { accuracy: 'at-least', because: 'loop' } as const;

export const EXACTNESS = {
  player: { accuracy: 'exact', because: 'clock' },
  smil: { accuracy: 'near', because: 'sequence' },
  hours: { accuracy: 'near', because: 'timer' },
  mrss: LOOP,
  m3u: LOOP,
  xspf: LOOP,
  hls: LOOP,
  stick: LOOP,
  /** `loop.mp4`: one file for ever. */
  film: LOOP,
  /** Programmes of makers, which nobody has tried. */
  vendor: LOOP,
} as const satisfies Record<Format, Exactness>;

/** What a device plays. */
export type Format = (typeof LED_FORMATS)[number];

/**
 * The format a screen is promised by. A network player of which nobody has said what it reads may
 * take any of the lists: it is promised what holds for all of them.
 */
export function formatOf({
  delivery,
  hourlyFiles,
  playlist,
}: Pick<Screen, 'delivery' | 'hourlyFiles' | 'playlist'>): Format {
  if (delivery === 'browser') return 'player';
  if (hourlyFiles) return 'hours';
  return delivery === 'network' ? (playlist ?? 'm3u') : 'stick';
}
