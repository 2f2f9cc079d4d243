/** Rank, units and awards of a synthetic person. */
import { awards as glossary } from '../../model/glossary.ts';
import type { Award, Category, Fate, VeteranFields } from '../../model/veteran.ts';
import type { Dice } from './dice.ts';

const RANKS = {
  krasnoarmeets: 40,
  private: 14,
  efreitor: 6,
  'junior-sergeant': 6,
  sergeant: 11,
  'senior-sergeant': 5,
  starshina: 3,
  'junior-lieutenant': 3,
  lieutenant: 5,
  'senior-lieutenant': 3,
  captain: 2,
  major: 1,
  politruk: 1,
} as const;

export const rankOf = (dice: Dice): VeteranFields['rank'] => ({
  code: dice.of(RANKS),
  ...(dice.chance(0.06) && { guards: true }),
  ...(dice.chance(0.3) && { certainty: 'document' as const }),
});

/** Numbers no rifle division or regiment had, so that nobody takes it for history. */
export function unitOf(dice: Dice, year: number): NonNullable<VeteranFields['units']>[number] {
  const division = dice.int(500, 899);
  const regiment = dice.int(2000, 2999);
  return {
    text: {
      kk: `${division}-атқыштар дивизиясының ${regiment}-атқыштар полкі`,
      ru: `${regiment}-й стрелковый полк ${division}-й стрелковой дивизии`,
    },
    ...(dice.chance(0.5) && { from: String(year) }),
  };
}

type Odds = Partial<Record<string, readonly [probability: number, year: () => number]>>;

/** Awards such as a person of this category and fate may have, each with its year. */
export function awardsOf(dice: Dice, category: Category, fate: Fate, lastYear: number): Award[] {
  const wartime = (): number => dice.int(1942, 1945);
  const fighting: Odds = {
    courage: [0.12, wartime],
    'combat-merit': [0.14, wartime],
    'red-star': [0.1, wartime],
    glory: [0.05, () => dice.int(1944, 1945)],
    'def-stalingrad': [0.04, () => 1943],
    'vic-germany': [0.35, () => 1945],
    'cap-berlin': [0.05, () => 1946],
    'patriotic-war': [0.3, () => 1985],
  };
  const labour: Odds = { 'valiant-labour': [0.5, () => 1946] };
  const jubilee: Odds = { 'jub-20': [0.2, () => 1965], 'jub-40': [0.2, () => 1986] };
  const atHome = ['home-front', 'labour-army', 'child-of-war'].includes(category);
  const possible = { ...(atHome ? labour : fighting), ...(fate === 'returned' && jubilee) };
  return Object.entries(possible).flatMap(([code, odds]) => {
    const [probability, yearOf] = odds ?? [0, () => 0];
    const year = yearOf();
    if (!dice.chance(probability) || year > lastYear) return [];
    const degrees = glossary.get(code)?.degrees;
    return [
      {
        code,
        ...(degrees && { degree: degrees.includes('III') ? ('III' as const) : ('II' as const) }),
        ...(dice.chance(0.7) && { date: String(year) }),
      },
    ];
  });
}
