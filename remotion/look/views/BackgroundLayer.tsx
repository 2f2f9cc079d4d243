import type { Layout } from '../layout/box.ts';
import type { Palette } from '../tokens.ts';
import { Ornament } from './Ornament.tsx';

/** The ground, the frame around the picture and the ornament. */
export function BackgroundLayer({
  layout,
  palette,
  festive = false,
}: {
  layout: Layout;
  palette: Palette;
  festive?: boolean;
}) {
  const { portrait, ornament } = layout;
  const unit = Math.min(layout.width, layout.height) / 1080;
  const away = 14 * unit;
  return (
    <svg width={layout.width} height={layout.height} style={{ background: palette.ground }}>
      {layout.framed && (
        <rect
          x={portrait.x - away}
          y={portrait.y - away}
          width={portrait.width + 2 * away}
          height={portrait.height + 2 * away}
          fill="none"
          stroke={palette.hairline}
          strokeWidth={Math.max(1, 1.5 * unit)}
        />
      )}
      {ornament && (
        <Ornament
          {...ornament}
          festive={festive}
          line={Math.max(1, 2 * unit)}
          colour={palette.accent}
        />
      )}
    </svg>
  );
}
