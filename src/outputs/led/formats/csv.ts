import { csvLine } from '../../../base/formats/csv.ts';
import { EQUAL_LANGUAGES, inLanguage } from '../../../model/language.ts';
import type { Loop } from '../loop.ts';
import { mediaOf, type Programme } from '../programme.ts';

/** What is in the numbered folder: for people, so it lies beside it and not in it. */
export const stickCsv = (programme: Programme, loop: Loop): string =>
  stickRows(programme, loop).map(csvLine).join('');

/** The same as rows, the head first. */
export function stickRows(programme: Programme, { clips }: Loop): (string | number)[][] {
  const rows = mediaOf(programme, clips).map((medium, position) => {
    const { person, role, title, seconds, bytes, sha256 } = medium;
    const names = EQUAL_LANGUAGES.map((language) => inLanguage(title, language)?.text ?? '');
    return [stickName(position), person ?? role, ...names, seconds, bytes, sha256];
  });
  const head = ['file', 'id', 'name_kk', 'name_ru', 'seconds', 'bytes', 'sha256'];
  return [head, ...rows];
}

/** `0001.mp4`: digits only, so that every device sorts alike. */
export const stickName = (position: number): string =>
  `${String(position + 1).padStart(4, '0')}.mp4`;
