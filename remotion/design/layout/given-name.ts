/** The typographic portrait: a given name as large as its room lets it be. */
import type { CardProps } from '../card-schema.ts';
import type { StoryBeat } from '../story.ts';
import { withAge } from './beside.ts';
import type { Item } from './stack.ts';
import { facesFor, itemsOf, setItems, type Setting, type TextSet } from './voices.ts';

/** Where no picture is, the given name is the portrait; the rest of the name stands below it. */
export function setGivenName(
  lines: StoryBeat['lines'],
  card: CardProps,
  setting: Setting,
): TextSet | null {
  const { plan, type, area, step } = setting;
  const [first, second] = facesFor('name', setting);
  const face = plan.medium === 'led' ? first : 'displayRegular';
  const width = type.width(face, card.givenName);
  const usual = plan.given.find((size) => size * width <= area.width);
  const size = usual ?? Math.min(plan.given.at(-1) ?? 0, area.width / width);
  const { kk, ru } = card.name;
  const own = kk ? 'kk' : 'ru';
  const given: Item = {
    role: 'name',
    language: own,
    text: card.givenName,
    face,
    size: size * Math.min(1, step.size),
    colour: 'ink',
    leading: 1,
    gap: 0,
    mostLines: 1,
  };
  const letters = plan.name.size * step.size;
  const below: Item = {
    role: 'name',
    language: own,
    text: card.otherNames,
    face: first,
    size: letters,
    colour: own === 'kk' ? 'ink' : 'quiet',
    leading: plan.name.leading,
    gap: size * 0.06 + letters * 0.32,
  };
  const others = card.otherNames ? [below] : [];
  if (kk && ru && ru !== kk) {
    const gap = card.otherNames ? letters * 0.3 : below.gap;
    others.push({ ...below, language: 'ru', text: ru, face: second, colour: 'quiet', gap });
  }
  const rest = lines
    .filter(({ role }) => role !== 'name')
    .flatMap((line) => itemsOf(line, false, setting));
  const set = setItems([given, ...others, ...rest], setting);
  if (!set || set.height > area.height) return null;
  return { texts: withAge(set.blocks, lines, setting), bars: [], height: set.height };
}
