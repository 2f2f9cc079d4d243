import type { Clip } from '../../../../remotion/jobs/index.ts';
import type { Printer } from '../../../base/formats/pdf.ts';
import type { Photos } from '../../photos/index.ts';
import type { Media } from '../bundle.ts';
import type { PressLanguage } from '../caption.ts';

/** What the calendars are made of besides the archive. */
export interface CalendarMaterial {
  mediaOf: (person: string) => Media;
  /** Title and closing of the social formats. */
  sheets: readonly Clip[];
  /** WebVTT of a clip, where anything is written in it. */
  subtitlesOf: (clip: Clip, language: PressLanguage) => string | undefined;
  photos: Photos;
  /** Draws the carousels. */
  printer: Printer;
}
