import type { Portrait } from '../card-schema.ts';
import type { Layout } from '../layout/box.ts';
import type { Palette } from '../../../src/base/formats/palette.ts';
import type { Medium } from '../tokens.ts';
import { HorizonView } from './HorizonView.tsx';
import { PortraitView } from './PortraitView.tsx';
import { Block } from './TextLayer.tsx';

/** Ground, horizon, photograph, place and campaign: all that stands while the words change. */
export function SceneLayer({
  layout,
  portrait,
  palette,
  medium,
}: {
  layout: Pick<Layout, 'width' | 'height' | 'scene'>;
  portrait: Pick<Portrait, 'src'> | null;
  palette: Palette;
  medium: Medium;
}) {
  const { width, height, scene } = layout;
  const unit = Math.min(width, height) / 1080;
  return (
    <>
      <svg width={width} height={height} style={{ ...WHOLE, background: palette.ground }}>
        {scene.horizon && (
          <HorizonView
            place={scene.horizon}
            width={width}
            height={height}
            palette={palette}
            line={medium === 'led' ? Math.max(3, 3 * unit) : Math.max(1.2, 2 * unit)}
          />
        )}
      </svg>
      {portrait && scene.picture && (
        <PortraitView portrait={portrait} place={scene.picture} medium={medium} />
      )}
      <svg width={width} height={height} style={WHOLE} textRendering="geometricPrecision">
        {scene.texts.map((block, index) => (
          <Block key={index} block={block} palette={palette} />
        ))}
      </svg>
    </>
  );
}

const WHOLE = { position: 'absolute', inset: 0 } as const;
