/** Facts in two columns: Kazakh left, Russian right. */
import type { Bilingual, CardProps } from '../card.ts';
import type { Type } from '../fonts/type.ts';
import { SOCIAL } from '../tokens.ts';
import type { Box } from './box.ts';
import { isAward, isShared, oneLanguage, pair } from './items.ts';
import { stack, type Align, type Item, type Stack } from './stack.ts';

export interface Columns {
  area: Box;
  /** Pixels of a unit of 1080. */
  unit: number;
  align: Align;
  /** Sizes of a fact and of years in units. */
  fact: number;
  years: number;
  type: Type;
}

const BETWEEN = 44;

/** Years that the languages write differently, then the facts, each language in its column. */
export const factColumns = (card: CardProps, columns: Columns): Stack | null =>
  inColumns(factItems(card, 'kk', columns), factItems(card, 'ru', columns), columns);

function factItems(
  { years, facts }: CardProps,
  language: 'kk' | 'ru',
  { unit, fact: size, years: yearsSize }: Columns,
): Item[] {
  const common = { leading: 1.22, gap: 17 * unit, between: 0 };
  const own = isShared(years) ? {} : oneLanguage(years, language);
  return [
    ...pair(own, {
      ...common,
      role: 'years',
      face: 'serif',
      size: yearsSize * unit,
      colour: 'accent',
    }),
    ...facts.flatMap((fact) =>
      pair(oneLanguage(fact, language), {
        ...common,
        role: fact.kind,
        face: isAward(fact) ? 'sansMedium' : 'sans',
        size: size * unit,
        colour: isAward(fact) ? 'accent' : language === 'kk' ? 'ink' : 'quiet',
      }),
    ),
  ];
}

/** Whether anything stands in the columns. */
export const hasColumns = ({ years, facts }: CardProps): boolean =>
  facts.length > 0 || !isShared(years);

/** Place and campaign: in columns, or centred with what is alike in both languages said once. */
export function footer({ place, campaign }: CardProps, columns: Columns): Stack | null {
  const { area, unit, align, type } = columns;
  const style = {
    role: 'footer',
    face: 'sans',
    size: SOCIAL.text * unit,
    leading: 1.22,
    gap: 10 * unit,
    between: 8 * unit,
    colour: 'quiet',
  } as const;
  if (align === 'centre') {
    const items = [place, campaign].flatMap((text) => pair(joined(text), style));
    const one = stack(
      items.map((item) => ({ ...item, mostLines: 1 })),
      { ...area, align },
      type,
    );
    return (
      one ??
      stack(
        [place, campaign].flatMap((text) => pair(text, style)),
        { ...area, align },
        type,
      )
    );
  }
  const items = (language: 'kk' | 'ru'): Item[] =>
    [place, language === 'ru' && isShared(campaign) ? {} : campaign].flatMap((text) =>
      pair(oneLanguage(text, language), style),
    );
  return inColumns(items('kk'), items('ru'), columns);
}

/** Kazakh and Russian in one line. */
const joined = (text: Bilingual): Bilingual => {
  if (isShared(text)) return text;
  const both = `${text.kk} · ${text.ru}`;
  return { kk: both, ru: both };
};

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
