/** The line of a place's horizon: what is really seen there, as one stroke. */

/** The box a horizon is drawn in, and where its ground lies; both ends stand on the ground. */
export const HORIZON = { width: 1000, height: 120, ground: 80, highest: 22, turns: 14 } as const;

/** The horizon of a place where nobody drew one. */
export const STRAIGHT = `M0 ${HORIZON.ground} L${HORIZON.width} ${HORIZON.ground}`;

const COMMAND = /([MLQC])\s*((?:\d+(?:\.\d+)?[\s,]*)+)/g;
/** Numbers that follow each command of SVG's path data. */
const NUMBERS: Record<string, number> = { M: 2, L: 2, Q: 4, C: 6 };

/**
 * Whether a text is the path data (SVG 2, absolute `M`, `L`, `Q`, `C`) of a horizon: from the left
 * edge to the right one, inside its box, with no more turns than the eye follows.
 */
export function isHorizon(text: string): boolean {
  if (text.replace(COMMAND, '').trim() !== '') return false;
  const steps = [...text.matchAll(COMMAND)].map(([, command = '', numbers = '']) => ({
    command,
    numbers: numbers
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(Number),
  }));
  const points = steps.flatMap(({ numbers }) => pairsOf(numbers));
  const drawn = steps.filter(({ command }) => command !== 'M').length;
  const moves = steps.length - drawn;
  const ends = [points[0], points.at(-1)];
  return (
    steps[0]?.command === 'M' &&
    drawn > 0 &&
    drawn - moves <= HORIZON.turns &&
    steps.every(({ command, numbers }) => numbers.length === NUMBERS[command]) &&
    points.every(([x, y]) => x <= HORIZON.width && y >= HORIZON.highest && y <= HORIZON.height) &&
    ends.every(
      (point, index) => point?.[0] === index * HORIZON.width && point[1] === HORIZON.ground,
    )
  );
}

const pairsOf = (numbers: readonly number[]): [number, number][] =>
  Array.from({ length: Math.floor(numbers.length / 2) }, (_, index) => [
    numbers[index * 2] as number,
    numbers[index * 2 + 1] as number,
  ]);
