/**
 * A line that opens into a pair of ram's horns (қошқар мүйіз), drawn for this archive: the oldest
 * motif of Kazakh felt and silver, here no more than a stroke.
 */

/** Half of the motif, right of its axis; units: the motif is 64 wide and 36 high. */
const HORN =
  'M0 16 C0 4 5 -8 14 -14 C22 -19 32 -15 32 -6 C32 1 25 5 20 1.5 C16.5 -1 17.5 -6 21.5 -6.5';
const LEAF = 'M0 16 C-3.2 9 -3.2 3 0 -4 C3.2 3 3.2 9 0 16 Z';

/** The motif is drawn on a line 16 units below its middle, which it leaves open 9 units aside. */
const UNITS = { height: 36, half: 32, base: 16, opening: 9 };
/** Size of the side motifs, and how far their axes stand from the middle one, in its units. */
const SIDE = { scale: 0.62, distance: 58 };

interface OrnamentProps {
  /** The middle of the whole ornament, and of the height of its motif. */
  x: number;
  y: number;
  width: number;
  /** Of the motif, pixels. */
  height: number;
  colour: string;
  /** Stroke in pixels. */
  line: number;
  at?: 'centre' | 'start';
  /** With a smaller pair of horns on each side. */
  festive?: boolean;
}

export function Ornament(props: OrnamentProps) {
  const { x, y, width, height, colour, line, at = 'centre', festive = false } = props;
  const scale = height / UNITS.height;
  const base = y + UNITS.base * scale;
  const [left, right] = [x - width / 2, x + width / 2];
  const reach = festive ? SIDE.distance + UNITS.half * SIDE.scale : UNITS.half;
  const axis = at === 'centre' ? x : left + reach * scale;
  const sides = festive ? [-1, 1].map((side) => axis + side * SIDE.distance * scale) : [];
  const gaps = [...sides.map((side) => [side, SIDE.scale] as const), [axis, 1] as const]
    .sort(([a], [b]) => a - b)
    .map(([at, size]) => [at - UNITS.opening * size * scale, at + UNITS.opening * size * scale]);
  const start = at === 'centre' ? left : (gaps[0]?.[1] ?? left);
  const ends = [start, ...(at === 'centre' ? gaps : gaps.slice(1)).flat(), right];
  const strokes = ends.flatMap((end, index) => (index % 2 === 0 ? [[end, ends[index + 1]]] : []));
  const motif = { base, colour, line };
  return (
    <g strokeLinecap="round" fill="none" stroke={colour} strokeWidth={line}>
      {strokes.map(([from, to]) => (
        <line key={from} x1={from} x2={to} y1={base} y2={base} />
      ))}
      <Motif {...motif} x={axis} scale={scale} />
      {sides.map((side) => (
        <Motif key={side} {...motif} x={side} scale={scale * SIDE.scale} />
      ))}
    </g>
  );
}

function Motif({
  x,
  base,
  scale,
  colour,
  line,
}: {
  x: number;
  base: number;
  scale: number;
  colour: string;
  line: number;
}) {
  return (
    <g
      transform={`translate(${x} ${base - UNITS.base * scale}) scale(${scale})`}
      strokeWidth={line / scale}
    >
      <path d={HORN} />
      <path d={HORN} transform="scale(-1 1)" />
      <path d={LEAF} fill={colour} stroke="none" />
    </g>
  );
}
