/** One photograph on its way to the desk in pieces, by the tus protocol. */
import type { Upload } from 'tus-js-client';
import type { Chosen } from './chosen.ts';
import { debounced } from '../../page/element.ts';

/** `away`: the network is; `left`: it will go with the form; `full`: so is the desk's disk. */
export interface Progress {
  as: 'waiting' | 'going' | 'away' | 'there' | 'left' | 'full';
  /** Of the bytes, 0–1. */
  share: number;
}

/** Bytes: a minute of a slow network. What was not confirmed of a piece is asked for, too. */
const PIECE = 256 * 1024;
/** Pauses between trials that brought nothing, ms: two minutes together. */
const PATIENCE = [1000, 2000, 4000, 8000, 15_000, 30_000, 60_000];
/** Without a word of the network for so long the line is taken for dead, ms. */
const STALLED = 45_000;
/** The desk keeps an upload for three days, ms. */
const TRUSTED = 86_400_000;
const UPLOADS = '/uploads';
/** Answers after which asking again may help: conflicts, locks, limits, a proxy without its desk. */
const PASSING = new Set([0, 409, 423, 429, 500, 502, 503, 504]);

export class PhotoUpload {
  readonly #photo: Chosen;
  readonly #owner: string;
  readonly #tell: () => void;
  #upload: Upload | undefined;
  #running: Promise<void> | undefined;
  #dropped = false;
  #at = 0;
  progress: Progress = { as: 'waiting', share: 0 };

  /**
   * @param owner UUID of the form: nobody else can have the upload.
   * @param tell Called when the progress or the photograph's address changed.
   */
  constructor(photo: Chosen, owner: string, tell: () => void) {
    this.#photo = photo;
    this.#owner = owner;
    this.#tell = tell;
  }

  #say(as: Progress['as'], share = this.progress.share): void {
    if (this.#dropped) return;
    this.progress = { as, share };
    this.#tell();
  }

  /** Sends what is missing. Settles when it is whole, when it cannot be, or when the network stays away. */
  run(): Promise<void> {
    return (this.#running ??= this.#run().finally(() => (this.#running = undefined)));
  }

  async #run(): Promise<void> {
    if (this.#dropped) return;
    this.#photo.upload = undefined;
    const library = await import('tus-js-client').catch(() => undefined);
    if (!library) return this.#say('left');
    await new Promise<void>((resolve) => {
      const end = (as: Progress['as'], share?: number): void => {
        this.#upload = undefined;
        this.#say(as, share);
        resolve();
      };
      const upload = new library.Upload(this.#photo.file, {
        endpoint: UPLOADS,
        uploadUrl: this.#photo.address ?? null,
        metadata: { owner: this.#owner, name: this.#photo.file.name },
        chunkSize: PIECE,
        retryDelays: PATIENCE,
        storeFingerprintForResuming: false,
        onUploadUrlAvailable: () => {
          this.#photo.address = upload.url
            ? new URL(upload.url, location.href).pathname
            : undefined;
          this.#tell();
        },
        onProgress: (sent, total) => {
          watch();
          this.#say('going', sent / total);
        },
        onShouldRetry: ({ originalResponse }) => {
          const passing = PASSING.has(originalResponse?.getStatus() ?? 0);
          if (passing) this.#say('away');
          return passing;
        },
        onSuccess: () => {
          this.#at = Date.now();
          this.#photo.upload = this.#photo.address?.split('/').at(-1);
          end('there', 1);
        },
        onError: (error) => {
          const status =
            'originalResponse' in error ? (error.originalResponse?.getStatus() ?? 0) : -1;
          end(status === 507 ? 'full' : PASSING.has(status) ? 'away' : 'left');
        },
      });
      let last = -1;
      const watch = debounced(() => {
        if (this.#upload !== upload) return;
        if (this.progress.share <= last) {
          void upload.abort();
          return end('away');
        }
        last = this.progress.share;
        this.nudge();
        watch();
      }, STALLED);
      this.#upload = upload;
      this.#say('going');
      watch();
      upload.start();
    });
  }

  /** Whole, and not so long ago that the desk may have given it up. */
  get isThere(): boolean {
    return this.progress.as === 'there' && Date.now() - this.#at < TRUSTED;
  }

  /** The network is said to be there again: no pause is waited for. */
  nudge(): void {
    void this.#upload?.abort().then(() => this.#upload?.start());
  }

  /** The photograph was taken out of the form. */
  drop(): void {
    this.#dropped = true;
    void this.#upload?.abort();
    if (this.#photo.address) void fetch(this.#photo.address, DELETE).catch(() => undefined);
  }
}

const DELETE = { method: 'DELETE', headers: { 'tus-resumable': '1.0.0' } };
