/** The uploads of a form's photographs, one after the other: on a thin line the first is there sooner. */
import { LARGEST_PHOTO } from '../../../model/photo-limits.ts';
import type { Chosen } from './chosen.ts';
import { PhotoUpload, type Progress } from './upload.ts';

/** When the network stayed away: how soon it is asked again, ms. */
const AGAIN = 60_000;

export class Uploading {
  readonly #owner: string;
  readonly #uploads = new Map<Chosen, PhotoUpload>();
  readonly #tell: (photo: Chosen) => void;
  #turn: Promise<void> = Promise.resolve();
  #looking: Promise<boolean> | null = null;

  /** @param tell Called when something of a photograph's upload changed. */
  constructor(owner: string, tell: (photo: Chosen) => void) {
    this.#owner = owner;
    this.#tell = tell;
    window.addEventListener('online', () => this.#uploads.forEach((upload) => upload.nudge()));
  }

  /** Begins with what is new and gives up what was taken out. */
  follow(photos: readonly Chosen[]): void {
    for (const [photo, upload] of this.#uploads)
      if (!photos.includes(photo)) {
        upload.drop();
        this.#uploads.delete(photo);
      }
    for (const photo of photos) {
      const { size } = photo.file;
      if (this.#uploads.has(photo) || size === 0 || size > LARGEST_PHOTO) continue;
      const upload = new PhotoUpload(photo, this.#owner, () => this.#tell(photo));
      this.#uploads.set(photo, upload);
      this.#queue(upload);
    }
  }

  /** @param looking Files that were chosen are looked at first: whether all of them were taken. */
  waitFor(looking: Promise<boolean>): void {
    const all = Promise.all([this.#looking, looking]).then((taken) => !taken.includes(false));
    this.#looking = all;
    void all.finally(() => {
      if (this.#looking === all) this.#looking = null;
    });
  }

  /** While chosen files are looked at: whether all of them will have been taken. */
  get looking(): Promise<boolean> | null {
    return this.#looking;
  }

  #queue(upload: PhotoUpload): void {
    this.#turn = this.#turn
      .then(() => upload.run())
      .then(() => {
        if (upload.progress.as === 'away') setTimeout(() => this.#queue(upload), AGAIN);
      });
  }

  of(photo: Chosen): Progress | undefined {
    return this.#uploads.get(photo)?.progress;
  }

  /** Of all bytes of all photographs, 0–1. */
  get share(): number {
    let [sent, all] = [0, 0];
    for (const [{ file }, { progress }] of this.#uploads) {
      sent += progress.share * file.size;
      all += file.size;
    }
    return all === 0 ? 1 : sent / all;
  }

  /** Photographs that are not there yet. */
  get open(): number {
    return [...this.#uploads.values()].filter(({ progress }) => progress.as !== 'there').length;
  }

  /** Resolves when each is there, cannot be, or found no network for two minutes. */
  async whenIdle(): Promise<void> {
    await Promise.all(
      [...this.#uploads.values()].filter(({ isThere }) => !isThere).map((upload) => upload.run()),
    );
  }
}
