/** The typographic portrait: a given name as large as its room lets it be. */
import type { CardProps } from '../card-schema.ts';
import type { FaceName } from '../fonts/faces.ts';
import type { StoryBeat } from '../story.ts';
import { withAge } from './beside.ts';
import { stack, type Item } from './stack.ts';
import { cutItems, facesFor, itemsOf, type Setting, type WordSet } from './voices.ts';

/** Where no picture is, the given name is the portrait; the rest of the name stands below it. */
export function setGivenName(
  lines: StoryBeat['lines'],
  card: CardProps,
  setting: Setting,
): WordSet | null {
  const { plan, type, area, step } = setting;
  const isLed = plan.medium === 'led';
  const face = isLed ? facesFor('name', setting)[0] : 'displayRegular';
  const width = type.width(face, card.givenName);
  const usual = plan.given.find((size) => size * width <= area.width);
  const size = usual ?? Math.min(plan.given.at(-1) ?? 0, area.width / width);
  const { ru } = card.name;
  const column = { x: area.x, y: area.y, width: area.width, align: plan.align } as const;
  const given: Item = {
    role: 'name',
    language: card.name.kk ? 'kk' : 'ru',
    text: card.givenName,
    face,
    size: size * Math.min(1, step.size),
    colour: 'ink',
    leading: 1,
    gap: 0,
    mostLines: 1,
  };
  const letters = { ...plan.name, size: plan.name.size * step.size };
  const [first, second] = facesFor('name', setting);
  const name = (text: string, face: FaceName, language: 'kk' | 'ru', gap: number): Item => ({
    role: 'name',
    language,
    text,
    face,
    size: letters.size,
    colour: language === 'kk' ? 'ink' : 'quiet',
    leading: letters.leading,
    gap,
  });
  const gap = size * 0.06 + letters.size * 0.32;
  const own = card.otherNames
    ? [name(card.otherNames, first, given.language === 'ru' ? 'ru' : 'kk', gap)]
    : [];
  const other =
    card.name.kk && ru && ru !== card.name.kk
      ? [name(ru, second, 'ru', own.length > 0 ? letters.size * 0.3 : gap)]
      : [];
  const rest = lines
    .filter(({ role }) => role !== 'name')
    .flatMap((line) => itemsOf(line, false, setting));
  const set = stack(cutItems([given, ...own, ...other, ...rest], setting), column, type);
  if (!set || set.height > area.height) return null;
  return { texts: withAge(set.blocks, lines, setting), bars: [], height: set.height };
}
