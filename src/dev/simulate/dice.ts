/** Chance that is the same everywhere: numbers drawn from a hash, never from the clock. */
import { createHash } from 'node:crypto';

export class Dice {
  readonly #state: Uint32Array;

  /** The same words give the same draws. */
  constructor(...seed: readonly (string | number)[]) {
    const hash = createHash('sha256').update(seed.join('\0')).digest();
    this.#state = new Uint32Array([0, 4, 8, 12].map((at) => hash.readUInt32LE(at)));
  }

  /** A number from 0 up to but not including 1: Chris Doty-Humphrey's small fast counter, sfc32. */
  next(): number {
    const [a = 0, b = 0, c = 0, counter = 0] = this.#state;
    const sum = (a + b + counter) >>> 0;
    this.#state[0] = b ^ (b >>> 9);
    this.#state[1] = c + (c << 3);
    this.#state[2] = ((c << 21) | (c >>> 11)) + sum;
    this.#state[3] = counter + 1;
    return sum / 2 ** 32;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)] as T;
  }

  /** Early items far oftener than late ones, as names are spread (Zipf–Mandelbrot). */
  common<T>(list: readonly T[]): T {
    return this.weighted(list, (_, index) => 1 / (index + 6));
  }

  weighted<T>(list: readonly T[], weightOf: (item: T, index: number) => number): T {
    const weights = list.map(weightOf);
    let rest = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    const found = weights.findIndex((weight) => (rest -= weight) < 0);
    return list[found < 0 ? list.length - 1 : found] as T;
  }

  /** One of the keys, as often as its number says. */
  of<K extends string>(odds: Readonly<Record<K, number>>): K {
    return this.weighted(Object.keys(odds) as K[], (key) => odds[key]);
  }
}
