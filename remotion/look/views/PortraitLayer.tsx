import type { CSSProperties } from 'react';
import { Img } from 'remotion';
import type { CardProps, Portrait } from '../card.ts';
import { FACES } from '../fonts/faces.ts';
import type { Type } from '../fonts/type.ts';
import type { Box, Layout } from '../layout/box.ts';
import { placePicture } from '../picture.ts';
import type { Palette } from '../tokens.ts';
import { Ornament } from './Ornament.tsx';

/** The photograph or, without one, the initial; it fills the layout's portrait box. */
export function PortraitLayer({
  card,
  layout,
  palette,
  type,
}: {
  card: CardProps;
  layout: Layout;
  palette: Palette;
  type: Type;
}) {
  const { portrait } = card;
  const print = portrait && placePicture(portrait, layout);
  return (
    <div style={{ ...placed(layout.portrait), overflow: 'hidden' }}>
      <div style={{ position: 'absolute', inset: 0, ...veil(layout, portrait ? 1 : GLOW) }}>
        {print?.framed !== false && <Panel palette={palette} />}
        {portrait && print && <Photograph portrait={portrait} place={print} layout={layout} />}
      </div>
      {/* Before the veil, which would take the edges of a wide letter. */}
      {!portrait && <Initial card={card} layout={layout} palette={palette} type={type} />}
    </div>
  );
}

/** Behind an initial there is no picture whose edge should show: the panel fades from the middle. */
const GLOW = 4;

const placed = ({ x, y, width, height }: Box): CSSProperties => ({
  position: 'absolute',
  left: x,
  top: y,
  width,
  height,
});

function veil({ portrait, veil: fade }: Layout, softness: number): CSSProperties {
  if (!fade) return {};
  const { width } = portrait;
  const below = stops(fade.from - portrait.y, fade.to - portrait.y);
  const sides = Math.min(fade.sides * softness, width / 2);
  if (sides === 0) return { maskImage: `linear-gradient(to bottom, ${below})` };
  const beside = `${stops(sides, 0, true)}, ${stops(width - sides, width)}`;
  return {
    maskImage: `linear-gradient(to bottom, ${below}), linear-gradient(to right, ${beside})`,
    maskComposite: 'intersect',
  };
}

/** From opaque at `from` to nothing at `to`, eased so that no edge of the fade is seen. */
function stops(from: number, to: number, reversed = false): string {
  const list = [0, 0.15, 0.3, 0.5, 0.7, 0.85, 1].map((part) => {
    const alpha = (1 + Math.cos(Math.PI * part)) / 2;
    return `rgb(0 0 0 / ${alpha.toFixed(3)}) ${(from + (to - from) * part).toFixed(1)}px`;
  });
  return (reversed ? list.reverse() : list).join(', ');
}

const Panel = ({ palette }: { palette: Palette }) => (
  <div
    style={{
      position: 'absolute',
      inset: 0,
      background: `linear-gradient(to bottom, ${palette.panel.join(', ')})`,
    }}
  />
);

/** White edge of a print, as a fraction of its shorter side. */
const PRINT_EDGE = 0.028;

function Photograph({
  portrait,
  place,
  layout,
}: {
  portrait: Portrait;
  place: ReturnType<typeof placePicture>;
  layout: Layout;
}) {
  const edge = place.framed
    ? Math.max(2, Math.min(place.box.width, place.box.height) * PRINT_EDGE)
    : 0;
  const box = {
    x: place.box.x - layout.portrait.x - edge,
    y: place.box.y - layout.portrait.y - edge,
    width: place.box.width + 2 * edge,
    height: place.box.height + 2 * edge,
  };
  return (
    <div style={{ ...placed(box), background: '#efe8d8' }}>
      <Img
        src={portrait.src}
        style={{
          ...placed({ ...place.box, x: edge, y: edge }),
          // Old prints and phone pictures side by side: evened a little, never retouched.
          filter: 'saturate(0.9) brightness(0.98)',
        }}
      />
    </div>
  );
}

/** Height of the capital, and of the ornament below it, in the clear part of the box. */
const CAPITAL = { full: 0.42, veiled: 0.54 };
const WIDEST = 0.62;

function Initial({
  card,
  layout,
  palette,
  type,
}: {
  card: CardProps;
  layout: Layout;
  palette: Palette;
  type: Type;
}) {
  const { portrait, clear } = layout;
  const letter = card.initial;
  const ink = type.ink('serif', letter);
  const size = Math.min(
    (clear.height * CAPITAL[layout.veil ? 'veiled' : 'full']) / type.metrics('serif').capHeight,
    (clear.width * WIDEST) / (ink.right - ink.left),
  );
  const capital = type.metrics('serif').capHeight * size;
  const motif = capital * 0.15;
  const gap = capital * 0.2 + Math.max(0, -ink.bottom * size);
  const top = clear.y - portrait.y + (clear.height - capital - gap - motif) * 0.5;
  const middle = clear.x - portrait.x + clear.width / 2;
  return (
    <svg
      width={portrait.width}
      height={portrait.height}
      style={{ position: 'absolute', inset: 0 }}
      textRendering="geometricPrecision"
    >
      <text
        x={middle - ((ink.left + ink.right) / 2) * size}
        y={top + capital}
        fontFamily={`"${FACES.serif.family}"`}
        fontWeight={FACES.serif.weight}
        fontSize={size}
        fill={palette.accent}
      >
        {letter}
      </text>
      <Ornament
        festive={card.tone === 'living'}
        x={middle}
        y={top + capital + gap + motif * 0.4}
        width={capital * 0.95}
        height={motif}
        line={Math.max(1.2, motif * 0.055)}
        colour={palette.accent}
      />
    </svg>
  );
}
