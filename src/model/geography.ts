import { z } from 'zod';
import { localizedText } from './language.ts';

/** Longitude and latitude, degrees of WGS 84. */
export type Position = readonly [longitude: number, latitude: number];

/** The positions of a line written as `73.07 50.63, 72.70 50.70`; `null` where it is none. */
export function positionsOf(line: string): Position[] | null {
  const positions = line.split(',').map((pair): Position | null => {
    const [longitude, latitude, ...more] = pair.trim().split(' ').map(Number);
    const isOne = more.length === 0 && Math.abs(longitude ?? NaN) <= 180;
    return isOne && Math.abs(latitude ?? NaN) <= 90 ? [longitude!, latitude!] : null;
  });
  return positions.length > 1 && positions.every((one) => one !== null) ? positions : null;
}

/** Letters of a line: some hundred positions, so that a map stays light. */
const LONGEST_LINE = 3000;

/** Waters by which people find their way on the map: `content/geography.yaml`, may be absent. */
export const geographySchema = z.array(
  z.strictObject({
    name: localizedText,
    kind: z.enum(['lake', 'river']),
    /** Of a lake the shore, of a river its course. */
    line: z
      .string()
      .max(LONGEST_LINE)
      .refine((text) => positionsOf(text) !== null, { error: 'positions' }),
    /** Where the line is from, and under which licence. */
    source: z.string().trim().min(1),
  }),
);

export type Water = z.infer<typeof geographySchema>[number];
