import { useMemo, type CSSProperties, type ReactNode } from 'react';
import { AbsoluteFill } from 'remotion';
import type { Target } from '../formats.ts';
import { useType } from '../fonts/useType.ts';
import type { Layout } from '../layout/box.ts';
import type { Palette } from '../../../src/base/formats/palette.ts';
import { paletteOf } from '../tokens.ts';
import { SceneLayer } from './SceneLayer.tsx';
import { TextLayer } from './TextLayer.tsx';
import { layoutOfSubject, type Zoom } from '../motion.ts';
import type { Subject } from '../subject.ts';

interface Shown {
  subject: Subject;
  target: Target;
  /** Of the clip: what is said depends on the time to read it. */
  frames: number;
}

/** What stands where, as soon as the typefaces are there. */
function useLayout({ subject, target, frames }: Shown): Layout | null {
  const type = useType(target.medium);
  return useMemo(
    () => type && layoutOfSubject(subject, target, type, frames),
    [type, subject, target, frames],
  );
}

const paletteFor = (subject: Subject, { medium }: Target): Palette =>
  paletteOf('card' in subject ? subject.card.tone : 'memorial', medium);

/** The words of one beat on nothing, or on another picture that covers everything. */
export function TextLayerView({ index, ...shown }: Shown & { index: number }): ReactNode {
  const layout = useLayout(shown);
  const layer = layout?.textLayers[index];
  const { subject, target } = shown;
  return layer ? (
    <AbsoluteFill>
      {layer.scene && (
        <SceneLayer
          layout={{ ...layout, scene: layer.scene }}
          portrait={'card' in subject ? subject.card.extra : null}
          palette={paletteFor(subject, target)}
          medium={target.medium}
        />
      )}
      <AbsoluteFill>
        <TextLayer
          layer={layer}
          width={layout.width}
          height={layout.height}
          palette={paletteFor(subject, target)}
        />
      </AbsoluteFill>
    </AbsoluteFill>
  ) : null;
}

/** Everything but the words; what zooms is magnified inside its box. */
export function SceneView({
  zoom,
  scale = 1,
  ...shown
}: Shown & { zoom?: Zoom | null; scale?: number }): ReactNode {
  const layout = useLayout(shown);
  if (!layout) return null;
  const { subject, target } = shown;
  const scene = (
    <AbsoluteFill>
      <SceneLayer
        layout={layout}
        portrait={'card' in subject ? subject.card.portrait : null}
        palette={paletteFor(subject, target)}
        medium={target.medium}
      />
    </AbsoluteFill>
  );
  return (
    <>
      {scene}
      {zoom && scale !== 1 ? (
        <AbsoluteFill style={{ clipPath: insetOf(zoom, target) }}>
          <AbsoluteFill style={magnified(zoom, scale)}>{scene}</AbsoluteFill>
        </AbsoluteFill>
      ) : null}
    </>
  );
}

function insetOf({ box }: Zoom, { width, height }: Target): string {
  const [right, bottom] = [width - box.x - box.width, height - box.y - box.height];
  return `inset(${box.y}px ${right}px ${bottom}px ${box.x}px)`;
}

const magnified = ({ origin }: Zoom, scale: number): CSSProperties => ({
  transform: `scale(${scale})`,
  transformOrigin: `${origin.x}px ${origin.y}px`,
});
