import type { Target } from '../../../remotion/formats.ts';
import type { Language } from '../../model/language.ts';

/** What is shown of a clip: as networks have it, and on the commonest street screen. */
export const FRAMES = {
  networks: { id: 'square', width: 1080, height: 1080, medium: 'social' },
  screen: { id: 'led', width: 768, height: 384, medium: 'led' },
} as const satisfies Record<string, Target>;

export type FrameName = keyof typeof FRAMES;

/** A clip speaks Kazakh and Russian: English readers are told the Russian words. */
export const spokenIn = (language: Language): 'kk' | 'ru' => (language === 'kk' ? 'kk' : 'ru');
