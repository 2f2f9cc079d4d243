import type { ReactNode } from 'react';
import { AbsoluteFill } from 'remotion';
import type { Target } from '../formats.ts';
import type { CardProps } from './card.ts';
import { useType } from './fonts/useType.ts';
import { layoutOf } from './layout/index.ts';
import { paletteOf } from './tokens.ts';
import { BackgroundLayer } from './views/BackgroundLayer.tsx';
import { PortraitLayer } from './views/PortraitLayer.tsx';
import { TextLayer } from './views/TextLayer.tsx';

export const LAYERS = ['background', 'portrait', 'text'] as const;
export type Layer = (typeof LAYERS)[number];

/** One layer of a person's picture: it fills the target, transparent where it draws nothing. */
export function LayerView({
  card,
  layer,
  target,
}: {
  card: CardProps;
  layer: Layer;
  target: Target;
}): ReactNode {
  const type = useType(target.medium);
  if (!type) return null;
  const layout = layoutOf(card, target, type);
  const palette = paletteOf(card.tone, target.medium);
  return (
    <AbsoluteFill>
      {layer === 'background' && (
        <BackgroundLayer layout={layout} palette={palette} festive={card.tone === 'living'} />
      )}
      {layer === 'portrait' && (
        <PortraitLayer card={card} layout={layout} palette={palette} type={type} />
      )}
      {layer === 'text' && <TextLayer layout={layout} palette={palette} />}
    </AbsoluteFill>
  );
}

/** All layers at once: a still, a cover, the hold of a clip. */
export const StillView = (props: { card: CardProps; target: Target }): ReactNode => (
  <>
    {LAYERS.map((layer) => (
      <LayerView key={layer} {...props} layer={layer} />
    ))}
  </>
);
