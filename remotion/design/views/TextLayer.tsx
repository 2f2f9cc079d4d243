import { FACES } from '../fonts/faces.ts';
import type { TextBlock, TextPlace } from '../layout/box.ts';
import type { Palette } from '../../../src/base/formats/palette.ts';

/** The words of one beat, line by line where the layout put them. */
export function TextLayer({
  layer,
  width,
  height,
  palette,
}: {
  layer: TextPlace;
  width: number;
  height: number;
  palette: Palette;
}) {
  return (
    <svg width={width} height={height} textRendering="geometricPrecision">
      {layer.bars.map((bar, index) => (
        <rect
          key={index}
          x={Math.round(bar.x)}
          y={Math.round(bar.y)}
          width={Math.round(bar.width)}
          height={Math.round(bar.height)}
          fill={palette.accent}
        />
      ))}
      {layer.texts.map((block, index) => (
        <Block key={index} block={block} palette={palette} />
      ))}
    </svg>
  );
}

export function Block({ block, palette }: { block: TextBlock; palette: Palette }) {
  const { family, weight } = FACES[block.face];
  return (
    <g
      lang={block.language}
      fontFamily={`"${family}"`}
      fontWeight={weight}
      fontSize={block.size}
      fill={palette[block.colour]}
      style={{ whiteSpace: 'pre' }}
    >
      {block.lines.map((line) => (
        <text key={line.baseline} x={line.x} y={line.baseline}>
          {line.text}
        </text>
      ))}
    </g>
  );
}
