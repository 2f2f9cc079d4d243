/** «09.08.1921, с. Кент»: a date and a place in one cell. */
import { readDate } from './written-date.ts';

/** How a place begins that is written small. */
const PLACE =
  /^(?:\p{Lu}|(?:с|г|д|п|пос|дер|ст|х|а|аул|ауыл|ауылы|село|город|деревня|станица|хутор|поселок|посёлок|в|под|близ|район|кент|қала)(?:[.\s]))/u;

/** «1915 г.р.» says of what the year is, and names no town «г.». */
const OF_BIRTH = /(?<=\d{4}) ?(?:г\. ?р|г\.?р|ж\. ?т|ж\.?т)\.?(?!\p{L})/iu;

/** `null` when it cannot be parted in one way only. */
export function readEvent(
  written: string,
  event: 'birth' | 'death' | 'callUp',
): { date?: string; place?: string } | null {
  const text = written.replace(OF_BIRTH, '');
  if (text !== written && event !== 'birth') return null;
  const whole = dateOf(text);
  if (whole) return { date: whole };
  if (!/\d/.test(text)) return PLACE.test(text) ? { place: text } : null;
  const breaks = [...text.matchAll(/[,;]?\s+|[,;]/gu)].map(
    ({ index, 0: { length } }) => [index, index + length] as const,
  );
  const found: { date: string; place: string }[] = [];
  // The longest date at the beginning, or at the end.
  for (const [end, next] of [...breaks].reverse()) {
    const date = dateOf(text.slice(0, end));
    if (date) found.push({ date, place: text.slice(next) });
    if (date) break;
  }
  for (const [end, next] of breaks) {
    const date = dateOf(text.slice(next));
    if (date) found.push({ date, place: text.slice(0, end) });
    if (date) break;
  }
  const [only] = found;
  if (!only || found.length > 1) return null;
  const place = only.place.trim();
  return PLACE.test(place) && !/\d{3}|\?|(?:^|\s)(?:или|немесе|либо)\s/u.test(place)
    ? { date: only.date, place }
    : null;
}

function dateOf(text: string): string | undefined {
  const found = readDate(text.replace(/[,;]\s*$/u, ''));
  return 'date' in found && /\d/.test(text) ? found.date : undefined;
}
