/** Where the playlist and its clips come from: kept on the device, from a server, or from a stick. */
import { DAY } from '../../../../model/duration.ts';
import type { PlaylistFile } from '../../../../model/files/playlist.ts';
import { readState, writeState } from './database.ts';
import {
  canKeepClips,
  forgetClip,
  isHere,
  isSound,
  keepClip,
  keptClip,
  keptClips,
} from './kept-clips.ts';

declare global {
  interface Window {
    /** Beside the page on a stick, where nothing can be fetched. */
    PLAYLIST?: PlaylistFile;
  }
}

/** A playlist whose clips are kept. */
interface KeptSet {
  text: string;
  /** When it took over, UTC; `null` while it has never been whole. */
  adopted: string | null;
}

export type Mode = 'kept' | 'network' | 'stick';

/** The folder of the screen, seen from the page. */
const BASE = '../';
/** ms between two clips whose bytes are read. */
const BREATH = 100;

/** A clip lies in the folder of the screen, or the playlist gives its full address. */
const addressOf = (file: string): string => (/^https?:/.test(file) ? file : BASE + file);

export class Source {
  readonly mode: Mode =
    location.protocol === 'file:' ? 'stick' : canKeepClips() ? 'kept' : 'network';
  playlist: PlaylistFile | null = null;
  adopted: string | null = null;
  /** Clips of the set that are here, and of how many. */
  here = { count: 0, of: 0 };
  #text = '';
  /** Device time at which the bytes of all clips were last read. */
  #verified = 0;
  #updating: Promise<boolean> | null = null;

  /** What can be played at once, without asking anybody. */
  async open(): Promise<void> {
    if (this.mode === 'stick') await this.#use(window.PLAYLIST ?? null, '', null);
    if (this.mode !== 'kept') return;
    const set = await readState<KeptSet>('set').catch(() => undefined);
    if (set) await this.#use(JSON.parse(set.text) as PlaylistFile, set.text, set.adopted);
    this.#verified = (await readState<number>('verified').catch(() => undefined)) ?? 0;
    void navigator.storage.persist?.().catch(() => false);
  }

  /**
   * Looks for another set, and fetches what is lost of the present one. A new set takes over only
   * when all of it is here and right; until then, and when anything is wrong, the present one goes
   * on. The first one is played and kept from its first clip on: some are better than none.
   * @returns True when another set took over.
   * @throws {Error} saying what is wrong.
   */
  update(): Promise<boolean> {
    this.#updating ??= this.#update().finally(() => (this.#updating = null));
    return this.#updating;
  }

  async #update(): Promise<boolean> {
    if (this.mode === 'stick') return false;
    if (this.mode === 'kept') await this.#verify();
    const response = await fetch(`${BASE}playlist.json`, { cache: 'no-store' });
    if (!response.ok) throw new Error(`playlist.json: ${response.status}`);
    const text = await response.text();
    const isOther = text !== this.#text;
    if (!isOther && this.mode === 'network') return false;
    const playlist = isOther ? (JSON.parse(text) as PlaylistFile) : this.playlist;
    if (!playlist) return false;
    if (playlist.version !== 1) throw new Error(`playlist.json: version ${playlist.version}`);
    if (this.mode === 'network') {
      await this.#use(playlist, text, new Date().toISOString());
      return true;
    }
    if (isOther && this.adopted === null) await this.#adopt(playlist, text, null);
    await this.#collect(playlist);
    if (!isOther && this.adopted !== null) return false;
    const before = this.#text;
    await this.#adopt(playlist, text, new Date().toISOString());
    await this.#forget(playlist, before);
    return true;
  }

  async #adopt(playlist: PlaylistFile, text: string, adopted: string | null): Promise<void> {
    await writeState('set', { text, adopted } satisfies KeptSet);
    await this.#use(playlist, text, adopted);
  }

  /** A clip that could not be shown: if its bytes are wrong it goes, and is fetched again. */
  async suspect(clip: number): Promise<void> {
    const medium = this.playlist?.media[clip];
    if (medium && this.mode === 'kept' && (await isHere(medium)) && !(await isSound(medium)))
      await this.#count();
  }

  /** Once a day reads the bytes of all clips: storage goes bad without a word. */
  async #verify(): Promise<void> {
    if (!this.playlist || Math.abs(Date.now() - this.#verified) < DAY) return;
    for (const medium of this.playlist.media) {
      if (await isHere(medium)) await isSound(medium);
      await new Promise((resolve) => setTimeout(resolve, BREATH)); // the picture goes first
    }
    this.#verified = Date.now();
    await writeState('verified', this.#verified);
    await this.#count();
  }

  /** A playable address for a clip, or `null`; whoever asks revokes it. */
  async address(clip: number): Promise<string | null> {
    const medium = this.playlist?.media[clip];
    if (!medium) return null;
    if (this.mode !== 'kept') return addressOf(medium.file);
    const file = await keptClip(medium.sha256);
    return file && URL.createObjectURL(file);
  }

  async #collect(playlist: PlaylistFile): Promise<void> {
    const faults: string[] = [];
    const isPresent = playlist === this.playlist;
    for (const medium of playlist.media) {
      const { file, bytes, sha256 } = medium;
      try {
        if (await isHere(medium)) continue;
        await keepClip(addressOf(file), bytes, sha256);
        if (isPresent) await this.#count();
      } catch (error) {
        faults.push(error instanceof Error ? error.message : String(error));
      }
    }
    await this.#count();
    if (faults.length > 0) throw new Error(`${faults.length}: ${faults[0]}`);
  }

  /** Looks at what is really there. */
  async #count(): Promise<void> {
    const media = this.playlist?.media ?? [];
    const here = await Promise.all(
      media.map(async (medium) => this.mode !== 'kept' || isHere(medium)),
    );
    this.here = { count: here.filter(Boolean).length, of: media.length };
  }

  /** Clips of the set before this one stay: one of them may be on the screen. */
  async #forget({ media }: PlaylistFile, before: string): Promise<void> {
    const earlier = before ? (JSON.parse(before) as PlaylistFile).media : [];
    const wanted = new Set([...media, ...earlier].map(({ sha256 }) => sha256));
    for (const name of await keptClips()) if (!wanted.has(name)) await forgetClip(name);
  }

  async #use(playlist: PlaylistFile | null, text: string, adopted: string | null): Promise<void> {
    this.playlist = playlist;
    this.adopted = adopted;
    this.#text = text;
    await this.#count();
  }
}
