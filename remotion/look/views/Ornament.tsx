/**
 * A line that opens into a pair of ram's horns (қошқар мүйіз), drawn for this archive: the oldest
 * motif of Kazakh felt and silver, here no more than a stroke.
 */

/** Half of the motif, right of its axis; units: the motif is 64 wide and 36 high. */
const HORN =
  'M0 16 C0 4 5 -8 14 -14 C22 -19 32 -15 32 -6 C32 1 25 5 20 1.5 C16.5 -1 17.5 -6 21.5 -6.5';
const LEAF = 'M0 16 C-3.2 9 -3.2 3 0 -4 C3.2 3 3.2 9 0 16 Z';

export function Ornament({
  x,
  y,
  width,
  height,
  colour,
  line,
  at = 'centre',
}: {
  /** The middle of the line; its baseline carries the horns. */
  x: number;
  y: number;
  width: number;
  /** Of the motif, pixels. */
  height: number;
  colour: string;
  /** Stroke in pixels. */
  line: number;
  at?: 'centre' | 'start';
}) {
  const scale = height / 36;
  const half = 32 * scale;
  const axis = at === 'centre' ? x : x - width / 2 + half;
  const base = y + 16 * scale;
  const stroke = {
    stroke: colour,
    strokeWidth: line,
    fill: 'none',
    strokeLinecap: 'round',
  } as const;
  const inner = { ...stroke, strokeWidth: line / scale };
  return (
    <g>
      {at === 'centre' && (
        <line {...stroke} x1={x - width / 2} x2={axis - 9 * scale} y1={base} y2={base} />
      )}
      <line {...stroke} x1={axis + 9 * scale} x2={x + width / 2} y1={base} y2={base} />
      <g transform={`translate(${axis} ${y}) scale(${scale})`}>
        <path {...inner} d={HORN} />
        <path {...inner} d={HORN} transform="scale(-1 1)" />
        <path d={LEAF} fill={colour} />
      </g>
    </g>
  );
}
