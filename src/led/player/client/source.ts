/** Where the playlist and its clips come from: kept on the device, from a server, or from a stick. */
import type { PlaylistFile } from '../../formats/json.ts';
import { readState, writeState } from './database.ts';
import { canKeepFilms, forgetFilm, keepFilm, keptFilm, keptFilms } from './films.ts';

declare global {
  interface Window {
    /** Beside the page on a stick, where nothing can be fetched. */
    PLAYLIST?: PlaylistFile;
  }
}

/** A whole set: a playlist all of whose clips are here. */
interface FilmSet {
  text: string;
  /** When it took over, UTC. */
  adopted: string;
}

export type Mode = 'kept' | 'network' | 'stick';

/** The folder of the screen, seen from the page. */
const BASE = '../';

/** A clip lies in the folder of the screen, or the playlist gives its full address. */
const addressOf = (file: string): string => (/^https?:/.test(file) ? file : BASE + file);

export class Source {
  readonly mode: Mode =
    location.protocol === 'file:' ? 'stick' : canKeepFilms() ? 'kept' : 'network';
  playlist: PlaylistFile | null = null;
  adopted: string | null = null;
  /** Clips of the set that are here, and of how many. */
  here = { count: 0, of: 0 };
  #text = '';

  /** What can be played at once, without asking anybody. */
  async open(): Promise<void> {
    if (this.mode === 'stick') this.#use(window.PLAYLIST ?? null, '', null);
    if (this.mode !== 'kept') return;
    const set = await readState<FilmSet>('set').catch(() => undefined);
    if (set) this.#use(JSON.parse(set.text) as PlaylistFile, set.text, set.adopted);
    void navigator.storage.persist?.().catch(() => false);
  }

  /**
   * Looks for another set. It takes over only when all of it is here and right; until then, and
   * when anything is wrong, the present one goes on.
   * @returns True when another set took over.
   * @throws {Error} saying what is wrong with the new set.
   */
  async update(): Promise<boolean> {
    if (this.mode === 'stick') return false;
    const response = await fetch(`${BASE}playlist.json`, { cache: 'no-store' });
    if (!response.ok) throw new Error(`playlist.json: ${response.status}`);
    const text = await response.text();
    if (text === this.#text) return false;
    const playlist = JSON.parse(text) as PlaylistFile;
    if (playlist.version !== 1) throw new Error(`playlist.json: version ${playlist.version}`);
    if (this.mode === 'network') {
      this.#use(playlist, text, new Date().toISOString());
      return true;
    }
    if (!this.playlist) this.playlist = playlist; // better some clips than none on the first day
    await this.#collect(playlist);
    const adopted = new Date().toISOString();
    const before = this.#text;
    await writeState('set', { text, adopted } satisfies FilmSet);
    this.#use(playlist, text, adopted);
    await this.#forget(playlist, before);
    return true;
  }

  /** A playable address for a clip, or `null`; whoever asks revokes it. */
  async address(clip: number): Promise<string | null> {
    const medium = this.playlist?.media[clip];
    if (!medium) return null;
    if (this.mode !== 'kept') return addressOf(medium.file);
    const file = await keptFilm(medium.sha256);
    return file && URL.createObjectURL(file);
  }

  async #collect({ media }: PlaylistFile): Promise<void> {
    const kept = await keptFilms();
    const faults: string[] = [];
    this.here = { count: 0, of: media.length };
    for (const { file, bytes, sha256 } of media) {
      try {
        if (!kept.has(sha256)) await keepFilm(addressOf(file), bytes, sha256);
        this.here = { ...this.here, count: this.here.count + 1 };
      } catch (error) {
        faults.push(error instanceof Error ? error.message : String(error));
      }
    }
    if (faults.length > 0) throw new Error(`${faults.length}: ${faults[0]}`);
  }

  /** Clips of the set before this one stay: one of them may be on the screen. */
  async #forget({ media }: PlaylistFile, before: string): Promise<void> {
    const earlier = before ? (JSON.parse(before) as PlaylistFile).media : [];
    const wanted = new Set([...media, ...earlier].map(({ sha256 }) => sha256));
    for (const name of await keptFilms()) if (!wanted.has(name)) await forgetFilm(name);
  }

  #use(playlist: PlaylistFile | null, text: string, adopted: string | null): void {
    this.playlist = playlist;
    this.adopted = adopted;
    this.#text = text;
    const count = playlist?.media.length ?? 0;
    this.here = { count, of: count };
  }
}
