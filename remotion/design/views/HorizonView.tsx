import { HORIZON } from '../../../src/model/horizon.ts';
import type { HorizonPlace } from '../layout/box.ts';
import type { Palette } from '../../../src/base/formats/palette.ts';

/** Hills are drawn so much higher than their place is wide, at most. */
const STEEPEST = 1.2;

/** The place's horizon as one stroke, and the earth below it. */
export function HorizonView(props: {
  place: HorizonPlace;
  width: number;
  height: number;
  palette: Palette;
  line: number;
}) {
  const { place, width, height, palette, line } = props;
  const across = place.width / HORIZON.width;
  const up = Math.min(across, (STEEPEST * Math.min(width, height)) / 1080);
  return (
    <>
      {place.earth && (
        <rect x={0} y={place.y} width={width} height={height - place.y} fill={palette.earth} />
      )}
      <svg x={place.x} y={0} width={Math.max(1, place.width - place.open)} height={height}>
        <path
          d={place.path}
          transform={`translate(0 ${place.y - HORIZON.ground * up}) scale(${across} ${up})`}
          vectorEffect="non-scaling-stroke"
          fill="none"
          stroke={palette.accent}
          strokeOpacity={0.85}
          strokeWidth={line}
          strokeLinejoin="round"
        />
      </svg>
    </>
  );
}
