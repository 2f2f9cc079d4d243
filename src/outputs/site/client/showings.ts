/** Tells by the visitor's clock when the person is next on each screen. */
import type { WhenFile } from '../../../model/files/when.ts';
import { outlookOf, spanOf } from '../views/next-showings.ts';
import { localClock } from '../views/showings.ts';

const TICK = 1000;

for (const section of document.querySelectorAll<HTMLElement>('[data-showings]'))
  void follow(section).catch(() => undefined); // without a network the page stays as it is

async function follow(section: HTMLElement): Promise<void> {
  const lines = [...section.querySelectorAll<HTMLElement>('[data-next]')];
  if (lines.length === 0) return;
  const answer = await fetch(section.dataset['showings'] ?? '');
  if (!answer.ok) return;
  const when = (await answer.json()) as WhenFile;
  const texts = JSON.parse(section.dataset['texts'] ?? '{}') as Record<string, string>;
  const tell = (): void => {
    for (const line of lines) fill(line, when, texts);
  };
  tell();
  setInterval(tell, TICK);
}

function fill(line: HTMLElement, when: WhenFile, texts: Record<string, string>): void {
  const screen = when.screens.find(({ id }) => id === line.dataset['next']);
  if (!screen) return;
  const { state, times, wait } = outlookOf(screen, when.slot, Date.now());
  const { unit, ...units } = spanOf(wait);
  const key = state === 'now' ? `now.${screen.accuracy}` : state;
  const span = filled(texts[unit], units);
  const local = times.map((time) => localClock(time, when.timeZone, screen.accuracy));
  const days = Map.groupBy(
    local.filter((one) => !isListed(line, one.day)),
    ({ day }) => day,
  );
  const list = [...days].map(
    ([day, own]) => `${texts[day] ?? day}: ${own.map(({ time }) => time).join(' · ')}`,
  );
  [filled(texts[key], { span }), list.join('; ')].forEach((text, index) => {
    const part = line.children[index];
    if (part && part.textContent !== text) part.textContent = text;
  });
}

/** Every time of the day stands below already. */
const isListed = (line: HTMLElement, day: string): boolean =>
  (line.parentElement?.querySelector(`[data-listed="${day}"]`) ?? null) !== null;

const filled = (text = '', values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
