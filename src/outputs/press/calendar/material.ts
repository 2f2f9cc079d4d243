import type { Printer } from '../../../base/formats/pdf.ts';
import type { Photos } from '../../photos/index.ts';
import type { FilmMaterial } from './group.ts';

/** What the calendars are made of besides the archive. */
export interface CalendarMaterial extends FilmMaterial {
  photos: Photos;
  /** Draws the carousels. */
  printer: Printer;
}
