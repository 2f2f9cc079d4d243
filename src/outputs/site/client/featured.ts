/**
 * Who stands large on the front page today, by the calendar of the campaign's zone: whom the build
 * chose for the day, on an older page one of them in turn.
 */
import { DAY } from '../../../model/duration.ts';
import { localDay } from '../../../model/zone.ts';

for (const box of document.querySelectorAll<HTMLElement>('[data-featured]')) {
  const people = [...box.children] as HTMLElement[];
  const today = localDay(new Date(), box.dataset['featured'] ?? 'UTC');
  const turn = Math.floor(Date.parse(today) / DAY) % Math.max(1, people.length);
  const chosen = people.find(({ dataset }) => dataset['day'] === today);
  for (const person of people) person.hidden = person !== (chosen ?? people[turn]);
  const occasion = chosen?.querySelector<HTMLElement>('.kicker');
  if (occasion) occasion.hidden = false;
}
