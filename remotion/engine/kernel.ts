/** The zoom's innermost loops as machine code: plain TypeScript would cost more than encoding. */
import { readFile } from 'node:fs/promises';
import openWabt from 'wabt';

/** What `kernel.wat` exports; places are bytes of its memory. */
export interface Kernel {
  memory: WebAssembly.Memory;
  /** Mixes the rows at `a` to `d` into 64ths of samples (i16), eight at a time. */
  mixRows(
    to: number,
    a: number,
    b: number,
    c: number,
    d: number,
    wa: number,
    wb: number,
    wc: number,
    wd: number,
    count: number,
  ): void;
  /** Mixes the samples of one row of `mixRows` by a table of taps, eight a block. */
  mixColumns(to: number, from: number, taps: number, blocks: number): void;
}

let kernel: Promise<Kernel> | undefined;

/** The one kernel of this process. Whoever uses its memory must be done before he waits. */
export const openKernel = (): Promise<Kernel> => (kernel ??= assemble());

async function assemble(): Promise<Kernel> {
  const text = await readFile(new URL('kernel.wat', import.meta.url), 'utf8');
  const { parseWat } = await openWabt();
  const parsed = parseWat('kernel.wat', text, { simd: true });
  const { buffer } = parsed.toBinary({});
  parsed.destroy();
  const { instance } = await WebAssembly.instantiate(buffer as Uint8Array<ArrayBuffer>);
  return instance.exports as unknown as Kernel;
}
