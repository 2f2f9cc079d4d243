/** Where a sender is: private, whatever a messenger calls it. */

const MAP =
  /(?:https?:\/\/)?(?:(?:www\.)?maps\.google\.|maps\.app\.goo\.gl|goo\.gl\/maps|(?:www\.)?google\.[a-z.]{2,8}\/maps|maps\.apple\.com|yandex\.[a-z]{2,6}\/(?:maps|navi)|(?:go\.)?2gis\.[a-z]{2,6}|(?:[a-z]{1,9}\.)?foursquare\.com\/v\/|(?:www\.)?openstreetmap\.org)\S*|geo:-?\d\S*/giu;
const COORDINATES = /-?\d{1,3}\.\d{4,20}\s{0,3}[,;]\s{0,3}-?\d{1,3}\.\d{4,20}/gu;
const POSITION_WORD =
  /^(?:\S+ )?(?:местоположение|геопозиция|геолокация|location|live location shared|орны|орналасқан жері|геоорны|трансляция геоданных|тұрған жері)(?: \S+)?\s*:?\s*$/iu;

/** Whether a line tells where somebody is, and whether it tells nothing else. */
export function positionIn(line: string): 'only' | 'also' | null {
  const without = line.replace(MAP, '').replace(COORDINATES, '').trim();
  const isWord = POSITION_WORD.test(without);
  if (without === line.trim()) return isWord && /live|геодан/iu.test(line) ? 'only' : null;
  return without === '' || isWord ? 'only' : 'also';
}
