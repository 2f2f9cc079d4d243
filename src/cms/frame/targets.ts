import type { Target } from '../../../remotion/design/formats.ts';
import type { Language } from '../../model/language.ts';

/** What is shown of a clip: as networks have it, and on the commonest street screen. */
export const FRAMES = {
  networks: { id: 'square', width: 1080, height: 1080, medium: 'social' },
  screen: { id: 'led', width: 768, height: 384, medium: 'led' },
} as const satisfies Record<string, Target>;

export type FrameName = keyof typeof FRAMES;

/** Of each clip: who it was, then what was done, or what became of the person. */
export const PARTS = ['who', 'told'] as const;
export type FramePart = (typeof PARTS)[number];

/** What the dictionary says of a frame, below it and to those who do not see it. */
export const LABELS = {
  who: { networks: 'desk.client.clip.networks', screen: 'desk.client.clip.screen' },
  told: { networks: 'desk.client.clip.networks.told', screen: 'desk.client.clip.screen.told' },
} as const satisfies Record<FramePart, Record<FrameName, string>>;
export const ALT_TEXTS = {
  who: 'desk.client.clip.alt',
  told: 'desk.client.clip.alt.told',
} as const satisfies Record<FramePart, string>;

/** A clip speaks Kazakh and Russian: English readers are told the Russian words. */
export const spokenIn = (language: Language): 'kk' | 'ru' => (language === 'kk' ? 'kk' : 'ru');
