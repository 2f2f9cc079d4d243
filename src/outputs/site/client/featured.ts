/** Who stands large on the front page today, by the calendar of the campaign's zone. */
import { localDay } from '../../../model/stage.ts';

const DAY = 86_400_000;

for (const box of document.querySelectorAll<HTMLElement>('[data-featured]')) {
  const people = [...box.children] as HTMLElement[];
  const today = localDay(new Date(), box.dataset['featured'] ?? 'UTC');
  const turn = Math.floor(Date.parse(today) / DAY) % Math.max(1, people.length);
  for (const [index, person] of people.entries()) person.hidden = index !== turn;
}
