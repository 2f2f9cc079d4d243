/** Where a sender is: private, whatever a messenger calls it. */

/** Beginnings of addresses of maps. */
const MAP =
  /^[«"(<]?(?:geo:|(?:https?:\/\/)?(?:www\.)?(?:maps\.google\.|maps\.app\.goo\.gl|goo\.gl\/maps|google\.[a-z.]{2,8}\/maps|maps\.apple\.com|yandex\.[a-z]{2,6}\/(?:maps|navi)|(?:go\.)?2gis\.[a-z]{2,6}|(?:[a-z]{1,9}\.)?foursquare\.com\/v\/|openstreetmap\.org))/iu;
const COORDINATES = /-?\d{1,3}\.\d{4,20}\s{0,3}[,;]\s{0,3}-?\d{1,3}\.\d{4,20}/gu;
const WORD =
  /^(?:[\p{L}\d]{1,20} )?(?:местоположение|геопозиция|геолокация|location|орны|орналасқан жері|геоорны|геолокациясы|тұрған жері)(?: [\p{L}\d]{1,20})? ?:?$/iu;
/** What stands for a position that moves; it has no address. */
const LIVE =
  /live location|(?:жив\p{L}{1,3}|текущ\p{L}{1,3}) (?:местоположени|геопозици)|трансляци\p{L}{1,2} (?:геоданн|местополож|геопозиц)|тікелей (?:орналас|геоорын|орын)/iu;
const LONGEST_MARK = 80;

/** Whether a line tells where somebody is, and whether it tells nothing else. */
export function positionIn(line: string): 'only' | 'also' | null {
  const whole = line.trim();
  if (whole.length <= LONGEST_MARK && LIVE.test(whole)) return 'only';
  const rest = withoutPosition(whole);
  if (rest === whole.split(/\s/).filter(Boolean).join(' ')) return null;
  return rest === '' || WORD.test(rest) ? 'only' : 'also';
}

/** The words of a line beside coordinates and addresses of maps. */
export const withoutPosition = (line: string): string =>
  line
    .replace(COORDINATES, '')
    .split(/\s/)
    .filter((word) => word !== '' && !MAP.test(word))
    .join(' ');

/** A text without the lines that tell nothing else than where somebody is. */
export const withoutPositions = (text: string): string =>
  text
    .split('\n')
    .filter((line) => positionIn(line) !== 'only')
    .join('\n')
    .trim();
