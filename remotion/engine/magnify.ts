/** Magnifies a rectangle of a picture about a point, at positions finer than a pixel. */
import { clamp } from '../../src/model/numbers.ts';
import type { Zoom } from '../design/motion.ts';
import { openKernel, type Kernel } from './kernel.ts';
import { planesOf, type Plane, type Planes } from './planes.ts';
import { tapsOf, type Taps } from './taps.ts';

/** Writes the zoom's box of a picture, magnified `scale` ≥ 1 times, into the same box of `to`. */
export type Magnify = (to: Planes, scale: number) => void;

export async function openMagnify(from: Planes, { box, origin }: Zoom): Promise<Magnify> {
  const kernel = await openKernel();
  const sources = planesOf(from);
  return (to, scale) => {
    const boxOf = (step: number, offset: number): Box => {
      const across = { start: box.x, size: box.width, origin: origin.x, step, offset: 0.5 };
      const down = { start: box.y, size: box.height, origin: origin.y, step, offset };
      const [columns, rows] = [tapsOf(across, scale), tapsOf(down, scale)];
      return { left: box.x / step, top: box.y / step, columns, rows };
    };
    const [luma, chroma] = [boxOf(1, 0.5), boxOf(2, 1)];
    planesOf(to).forEach((plane, index) =>
      resample(kernel, sources[index] as Plane, plane, index === 0 ? luma : chroma),
    );
  };
}

/** A box of a plane, in its samples. */
interface Box {
  left: number;
  top: number;
  columns: Taps;
  rows: Taps;
}

/** Results the kernel makes at a time, and the bytes that one such block of taps takes. */
const BLOCK = 8;
const BLOCK_BYTES = 96;
/** Samples that the row between the two passes has more than the box, on each side. */
const EDGE = 2;
/** The kernel reads and writes whole blocks, a little beyond the end of a line. */
const SPARE = 2 * BLOCK;

/** Rows first, then columns. */
function resample(
  { memory, mixRows, mixColumns }: Kernel,
  from: Plane,
  to: Plane,
  { left, top, columns, rows }: Box,
): void {
  const [width, height] = [columns.first.length, rows.first.length];
  const blocks = Math.ceil(width / BLOCK);
  const line = Math.ceil(width / BLOCK) * BLOCK + SPARE;
  // Whole lines of the picture stand before it: one copy instead of one for each row of the box.
  const mixed = Math.ceil((from.width * height) / BLOCK) * BLOCK + SPARE;
  const taps = mixed + 2 * line;
  const result = taps + blocks * BLOCK_BYTES;
  const bytes = bytesOf(memory, result + line);
  bytes.set(from.samples.subarray(top * from.width, (top + height) * from.width));
  writeTaps(new DataView(bytes.buffer, taps), columns, left - EDGE);
  const row = new Int16Array(bytes.buffer, mixed, width + 2 * EDGE);
  const lineOf = (y: number): number => clamp(y - top, 0, height - 1) * from.width + left;
  for (let y = 0; y < height; y++) {
    const first = rows.first[y] as number;
    const weight = (tap: number): number => rows.weights[y * 4 + tap] as number;
    const [a, b, c, d] = [lineOf(first), lineOf(first + 1), lineOf(first + 2), lineOf(first + 3)];
    const [wa, wb, wc, wd] = [weight(0), weight(1), weight(2), weight(3)];
    mixRows(mixed + 2 * EDGE, a, b, c, d, wa, wb, wc, wd, width);
    row.fill(row[EDGE] as number, 0, EDGE);
    row.fill(row[width + EDGE - 1] as number, width + EDGE);
    mixColumns(result, mixed, taps, blocks);
    to.samples.set(bytes.subarray(result, result + width), (top + y) * to.width + left);
  }
}

const PAGE = 65_536;

/** The memory, of at least this size. Growing it makes older views of it useless. */
function bytesOf(memory: WebAssembly.Memory, size: number): Uint8Array {
  const missing = size - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  return new Uint8Array(memory.buffer);
}

/** The table of `mixColumns`. @param start The first sample of its row, in samples of the plane. */
function writeTaps(table: DataView, { first, weights }: Taps, start: number): void {
  for (let index = 0; index < first.length; index++) {
    const [block, lane] = [Math.floor(index / BLOCK) * BLOCK_BYTES, index % BLOCK];
    const base = first[index - lane] as number;
    if (lane === 0) table.setInt32(block + 16, (base - start) * 2, true);
    const sample = ((first[index] as number) - base) * 2;
    table.setUint8(block + lane * 2, sample);
    table.setUint8(block + lane * 2 + 1, sample + 1);
    for (let tap = 0; tap < 4; tap++)
      table.setInt16(block + 32 + tap * 16 + lane * 2, weights[index * 4 + tap] as number, true);
  }
}
