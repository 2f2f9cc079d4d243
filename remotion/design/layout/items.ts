/** Turns a card's texts into items; Kazakh always first and at the size of Russian. */
import type { Bilingual } from '../card-schema.ts';
import type { FaceName } from '../fonts/faces.ts';
import type { Role, TextBlock } from './box.ts';
import type { Item } from './stack.ts';

export interface Style {
  role: Role;
  face: FaceName;
  size: number;
  leading: number;
  /** Pixels above Kazakh, and between Kazakh and Russian. */
  gap: number;
  between: number;
  colour?: TextBlock['colour'];
  mostLines?: number;
}

/** One item where both languages say the same or one is missing, else Kazakh and Russian. */
export function pair(text: Bilingual, style: Style): Item[] {
  const { between, colour, ...rest } = style;
  const { kk, ru } = text;
  if (kk && ru && kk !== ru)
    return [
      { ...rest, language: 'kk', text: kk, colour: colour ?? 'ink' },
      { ...rest, language: 'ru', text: ru, colour: colour ?? 'quiet', gap: between },
    ];
  const only = kk ?? ru;
  if (!only) return [];
  const language = kk && ru ? 'zxx' : kk ? 'kk' : 'ru';
  return [{ ...rest, language, text: only, colour: colour ?? 'ink' }];
}

/** Whether one line serves both languages. */
export const isShared = ({ kk, ru }: Bilingual): boolean => kk === ru || !kk || !ru;
