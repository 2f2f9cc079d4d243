import { FACES } from '../fonts/faces.ts';
import type { Layout, TextBlock } from '../layout/box.ts';
import type { Palette } from '../tokens.ts';

/** The words, line by line where the layout put them. */
export function TextLayer({ layout, palette }: { layout: Layout; palette: Palette }) {
  return (
    <svg width={layout.width} height={layout.height} textRendering="geometricPrecision">
      {layout.texts.map((block, index) => (
        <Block key={index} block={block} palette={palette} />
      ))}
    </svg>
  );
}

function Block({ block, palette }: { block: TextBlock; palette: Palette }) {
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
