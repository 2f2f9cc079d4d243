import type { CSSProperties } from 'react';
import { Img } from 'remotion';
import type { Portrait } from '../card-schema.ts';
import { grown, type Box, type PicturePlace, type Veil } from '../layout/box.ts';
import type { Medium } from '../tokens.ts';
import { Grain } from './Grain.tsx';

/** The photograph in its box, fading where its veil is, or as a print with a white edge. */
export function PortraitView({
  portrait,
  place,
  medium,
}: {
  portrait: Pick<Portrait, 'src'>;
  place: PicturePlace;
  medium: Medium;
}) {
  const { box, photo, veil, edge, kind } = place;
  const picture = (
    <div style={{ ...placed(box), overflow: 'hidden', ...(veil && maskOf(veil, box)) }}>
      <Img
        src={portrait.src}
        style={{
          ...placed({ ...photo, x: photo.x - box.x, y: photo.y - box.y }),
          maxWidth: 'none',
          filter: EVENED[medium],
        }}
      />
      {medium === 'led' && <div style={LIFT} />}
    </div>
  );
  return (
    <>
      {kind === 'print' && <div style={{ ...placed(grown(box, edge)), background: '#efe8d8' }} />}
      {picture}
      {veil && <Grain veil={veil} box={box} />}
    </>
  );
}

/** Old prints and phone pictures side by side: evened a little, never retouched; in the sun brighter. */
const EVENED: Record<Medium, string> = {
  social: 'saturate(0.9) brightness(0.98)',
  led: 'saturate(0.9) brightness(1.08)',
};

/** A screen's darkest tones drown in daylight: black begins at 8 %. */
const LIFT: CSSProperties = {
  position: 'absolute',
  inset: 0,
  background: 'rgb(255 255 255 / 0.08)',
};

export const placed = ({ x, y, width, height }: Box): CSSProperties => ({
  position: 'absolute',
  left: x,
  top: y,
  width,
  height,
});

function maskOf({ axis, stops, sides }: Veil, { x, y, width }: Box): CSSProperties {
  const start = axis === 'x' ? x : y;
  const along = stops
    .map(({ at, opacity }) => `rgb(0 0 0 / ${opacity.toFixed(3)}) ${(at - start).toFixed(1)}px`)
    .join(', ');
  const main = `linear-gradient(to ${axis === 'x' ? 'right' : 'bottom'}, ${along})`;
  if (sides === 0) return { maskImage: main };
  const beside = [...easing(0, sides, false), ...easing(width - sides, width, true)].join(', ');
  return {
    maskImage: `${main}, linear-gradient(to right, ${beside})`,
    maskComposite: 'intersect',
  };
}

const easing = (from: number, to: number, leaving: boolean): string[] =>
  [0, 0.15, 0.3, 0.5, 0.7, 0.85, 1].map((part) => {
    const alpha = (1 + Math.cos(Math.PI * (leaving ? part : 1 - part))) / 2;
    return `rgb(0 0 0 / ${alpha.toFixed(3)}) ${(from + (to - from) * part).toFixed(1)}px`;
  });
