/** Facts in two columns: Kazakh left, Russian right. */
import type { CardProps } from '../card.ts';
import type { Type } from '../fonts/type.ts';
import { SOCIAL } from '../tokens.ts';
import type { Box } from './box.ts';
import { isAward, oneLanguage, pair, type CardFact } from './items.ts';
import { stack, type Align, type Item, type Stack } from './stack.ts';

export interface Columns {
  area: Box;
  /** Pixels of a unit of 1080. */
  unit: number;
  align: Align;
  /** Size of a fact in units. */
  fact: number;
  type: Type;
}

const BETWEEN = 44;

/** The facts of each language in its column. */
export const factColumns = (facts: readonly CardFact[], columns: Columns): Stack | null =>
  inColumns(factItems(facts, 'kk', columns), factItems(facts, 'ru', columns), columns);

function factItems(
  facts: readonly CardFact[],
  language: 'kk' | 'ru',
  { unit, fact: size }: Columns,
): Item[] {
  return facts.flatMap((fact) =>
    pair(oneLanguage(fact, language), {
      role: fact.kind,
      face: isAward(fact) ? 'sansMedium' : 'sans',
      size: size * unit,
      leading: 1.22,
      gap: 14 * unit,
      between: 0,
      colour: isAward(fact) ? 'accent' : language === 'kk' ? 'ink' : 'quiet',
    }),
  );
}

/** Place and campaign; what is the same in both languages is said once. */
export function footer({ place, campaign }: CardProps, columns: Columns): Stack | null {
  const { kk, ru } = campaign;
  const items = (language: 'kk' | 'ru'): Item[] =>
    [
      oneLanguage(place, language),
      kk === ru && language === 'ru' ? {} : { [language]: campaign[language] },
    ].flatMap((text) =>
      pair(text, {
        role: 'footer',
        face: 'sans',
        size: SOCIAL.text * columns.unit,
        leading: 1.22,
        gap: 10 * columns.unit,
        between: 0,
        colour: 'quiet',
      }),
    );
  return inColumns(items('kk'), items('ru'), columns);
}

/** A language with nothing to say leaves the width to the other. */
function inColumns(
  kk: readonly Item[],
  ru: readonly Item[],
  { area, unit, align, type }: Columns,
): Stack | null {
  const between = BETWEEN * unit;
  const alone = kk.length === 0 || ru.length === 0;
  const width = alone ? area.width : (area.width - between) / 2;
  const left = stack(kk, { x: area.x, y: area.y, width, align }, type);
  const x = alone ? area.x : area.x + width + between;
  const right = stack(ru, { x, y: area.y, width, align }, type);
  if (!left || !right) return null;
  return {
    blocks: [...left.blocks, ...right.blocks],
    height: Math.max(left.height, right.height),
  };
}
