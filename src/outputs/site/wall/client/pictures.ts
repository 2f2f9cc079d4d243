/** Pictures that the wall has fetched: bounded, so that it can stand for days. */
import { Recent } from './recent.ts';

const RETRY_AFTER = 20_000;

export class Pictures {
  readonly #held: Recent<HTMLImageElement>;
  readonly #arrived: () => void;

  /** @param arrived What is done when one more can be drawn. */
  constructor(most: number, arrived: () => void) {
    this.#held = new Recent(most);
    this.#arrived = arrived;
  }

  /** The picture, if it is there; else it is fetched, and `arrived` follows. */
  get(address: string): HTMLImageElement | null {
    const held = this.#held.get(address);
    if (held) return held.complete && held.naturalWidth > 0 ? held : null;
    const image = new Image();
    image.decoding = 'async';
    image.addEventListener('load', this.#arrived);
    // Without a network it is asked for again when it is next seen, not sixty times a second.
    image.addEventListener('error', () =>
      setTimeout(() => this.#held.delete(address), RETRY_AFTER),
    );
    image.src = address;
    this.#held.set(address, image);
    return null;
  }
}
