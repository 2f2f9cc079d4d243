/** The disk's space with what was promised: what somebody may still send is spent already. */
import { statfs } from 'node:fs/promises';
import { httpError } from './http-error.ts';

/** Bytes that stay free for what was accepted. */
const RESERVE = 500e6;
/** Six photographs of the largest size. */
const LARGEST_FORM = 180e6;

/** Bytes that are free on the disk of a folder. */
export const freeSpace = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};

export class Space {
  readonly #free: () => Promise<number>;
  readonly #uploads: () => number;
  readonly #tell: (isLow: boolean) => void;
  readonly #promised = new Map<object, number>();

  /**
   * @param free Bytes that are free.
   * @param uploads Bytes that open uploads have still to bring.
   * @param tell Called whenever the disk was looked at: whether another form has no room.
   */
  constructor(
    free: () => Promise<number>,
    uploads: () => number,
    tell: (isLow: boolean) => void = () => undefined,
  ) {
    this.#free = free;
    this.#uploads = uploads;
    this.#tell = tell;
  }

  /** Bytes that are free. */
  async free(): Promise<number> {
    const free = await this.#free();
    this.#tell(!this.fits(LARGEST_FORM, free));
    return free;
  }

  /** Whether there is room for so many bytes beside all that was promised. */
  fits(bytes: number, free: number): boolean {
    const forms = [...this.#promised.values()].reduce((sum, promised) => sum + promised, 0);
    return free - forms - this.#uploads() - bytes >= RESERVE;
  }

  /** Promises room for what a request brings. @throws 507 when there is none. */
  async promise(request: object, bytes: number): Promise<void> {
    const free = await this.free();
    if (!this.fits(bytes, free)) throw httpError(507, 'disk full');
    this.#promised.set(request, bytes);
  }

  /** The request has ended: what it brought is on the disk or gone. */
  release(request: object): void {
    this.#promised.delete(request);
  }

  /** Others fill the disk too. @throws 507 when the reserve is begun on. */
  async check(): Promise<void> {
    if ((await this.free()) < RESERVE) throw httpError(507, 'disk full');
  }
}
