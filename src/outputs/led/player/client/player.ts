/** Shows at every moment what the programme has for it. */
import { MINUTE } from '../../../../model/duration.ts';
import { Clock } from './clock.ts';
import { PlayLog } from './log.ts';
import { isPlausible, loopPosition, positionAt } from './position.ts';
import { Source } from './source.ts';
import { LEAD, PlayerView, TOLERABLE } from './view.ts';

/** ms between looks while all is well, and while something is awaited. */
const TICK = 200;
const SOON = 20;
/** The next clip is made ready so long before its time, ms. */
const AHEAD = 4000;
/** Between looking for another set, and between asking for the time. */
const UPDATE = 5 * MINUTE;
/** Once a day the page begins anew, outside the hours: what a browser gathers goes with it. */
const LIFETIME = 20 * 60 * MINUTE;
/** ms until a clip that failed is tried again. */
const RETRY = 1000;
const ERRORS = 20;
/** Seconds: a device that seeks so slowly cannot begin on time. */
const LONGEST_LEAD = 2;
/** Seconds behind its time from which a clip that begins in the middle is sought anew. */
const LATE = 0.1;

/** What should be seen. */
interface Scene {
  key: string;
  clip: number;
  /** When it began; `null` for a picture that stands still. */
  start: number | null;
  end: number;
}

export class Player {
  readonly clock: Clock;
  readonly source = new Source();
  readonly log = new PlayLog();
  readonly view: PlayerView;
  /** The last faults, newest first, with their time. */
  errors: { at: number; text: string }[] = [];
  readonly #born = Date.now();
  #failed: { key: string; until: number } | null = null;
  /** Key of the scene for which the title stands, because its own clip is missing. */
  #standIn: string | null = null;
  /** Seconds by which a seek aims ahead: longer once this device has shown itself slow. */
  #lead = LEAD;

  constructor(videos: readonly [HTMLVideoElement, HTMLVideoElement]) {
    this.view = new PlayerView(videos);
    this.clock = new Clock(this.source.mode !== 'stick');
  }

  async start(): Promise<void> {
    await this.log.open();
    await this.source.open();
    this.#tick();
    if (this.source.mode !== 'stick') void this.#keepUpToDate();
  }

  note(text: string): void {
    this.errors = [{ at: this.clock.now(), text }, ...this.errors].slice(0, ERRORS);
  }

  /** Whether the clock can be right; if not, the loop runs from when the device was switched on. */
  get inTime(): boolean {
    return this.#isInTime(this.clock.now());
  }

  #isInTime(now: number): boolean {
    const { playlist } = this.source;
    return playlist === null || this.clock.isKnown || isPlausible(playlist, now);
  }

  scene(now = this.clock.now()): Scene {
    const { playlist } = this.source;
    if (!playlist) return { key: 'nothing', clip: -1, start: null, end: Infinity };
    const position = this.#isInTime(now)
      ? positionAt(playlist, now)
      : loopPosition(playlist, this.#born + this.clock.state.offset, now);
    const set = playlist.set;
    if (position && position.clip >= 0)
      return { ...position, key: `${set} ${position.start} ${position.clip}` };
    const title = playlist.media.findIndex(({ role }) => role === 'title');
    return { key: `${set} quiet`, clip: title, start: null, end: position?.end ?? Infinity };
  }

  /** Seconds by which the picture is late, for the overlay. */
  drift(): number | null {
    const { start } = this.scene();
    return start === null ? null : this.view.drift((this.clock.now() - start) / 1000);
  }

  #tick(): void {
    const now = this.clock.now();
    const scene = this.scene(now);
    const { waiting, shown } = this.view;
    if (shown !== scene.key) {
      const wanted = this.#worthwhile(scene, now);
      if (waiting.key !== scene.key && waiting.key !== wanted.key) void this.#prepare(wanted);
      else if (waiting.key === scene.key && waiting.state === 'ready') this.#show(scene, now);
      else if (waiting.key === scene.key && waiting.state === 'failed') this.view.swap(false);
    } else if (scene.start !== null) {
      this.view.correct((now - scene.start) / 1000);
      const next = this.scene(scene.end + 1);
      const isMissing = waiting.key !== next.key || waiting.state === 'failed';
      if (scene.end - now < AHEAD && isMissing) void this.#prepare(next);
    } else if (performance.now() > LIFETIME) location.reload();
    setTimeout(() => this.#tick(), this.#pause(scene));
  }

  /** The clip that is on, or the next one when there is no time left to begin in the middle. */
  #worthwhile(scene: Scene, now: number): Scene {
    const isTooLate = scene.start !== null && scene.end - now < 2000 * this.#lead;
    return isTooLate && now > (scene.start ?? now) ? this.scene(scene.end + 1) : scene;
  }

  /** ms until the next look: at the boundary to the millisecond. */
  #pause({ key, end }: Scene): number {
    const isAwaited = this.view.shown !== key || this.view.waiting.state === 'loading';
    return Math.max(1, Math.min(isAwaited ? SOON : TICK, end - this.clock.now()));
  }

  async #prepare(scene: Scene): Promise<void> {
    if (this.#failed?.key === scene.key && this.#failed.until > Date.now()) return;
    const into = (): number => this.#into(scene);
    const fault = await this.view.load(scene.key, () => this.#address(scene), into);
    if (fault === null) return;
    const { playlist, mode, adopted } = this.source;
    const file = playlist?.media[scene.clip]?.file ?? 'title';
    const isExpected = playlist === null || (mode === 'kept' && adopted === null);
    if (!isExpected) this.note(`${file}: ${fault}`);
    this.#failed = { key: scene.key, until: Date.now() + RETRY };
    await this.source.suspect(scene.clip);
  }

  /** Seconds into the clip at which it can be shown soonest. */
  #into({ clip, start }: Scene): number {
    if (start === null) return (this.source.playlist?.media[clip]?.seconds ?? 0) / 2;
    const elapsed = (this.clock.now() - start) / 1000;
    return elapsed <= 0 ? 0 : elapsed + this.#lead;
  }

  /** The clip, or the title where it is missing. */
  async #address({ key, clip }: Scene): Promise<string | null> {
    const title = this.source.playlist?.media.findIndex(({ role }) => role === 'title') ?? -1;
    const own = await this.source.address(clip);
    this.#standIn = own === null ? key : null;
    return own ?? this.source.address(title);
  }

  #show(scene: Scene, now: number): void {
    const { start, clip } = scene;
    const { position } = this.view;
    const behind = start === null ? 0 : (now - start) / 1000 - position;
    if (behind < -TOLERABLE / 4) return;
    if (behind > LATE && position > 0 && this.#lead < LONGEST_LEAD) {
      this.#lead = Math.min(LONGEST_LEAD, this.#lead + 2 * behind);
      return void this.#prepare(scene);
    }
    this.view.swap(start !== null);
    const { playlist } = this.source;
    const medium = playlist?.media[clip];
    if (start === null || !playlist || !medium || this.#standIn === scene.key) return;
    void this.log.add({
      screen: playlist.screen.id,
      set: playlist.set,
      film: medium.sha256.slice(0, 16),
      person: medium.person,
      slot: new Date(start).toISOString(),
      step: playlist.slot,
      at: new Date(now).toISOString(),
      ...(this.#isInTime(now) ? {} : { loop: true }),
    });
  }

  async #keepUpToDate(): Promise<void> {
    for (;;) {
      try {
        await this.source.update();
      } catch (error) {
        this.note(error instanceof Error ? error.message : String(error));
      }
      await this.clock.ask('../playlist.json');
      await new Promise((resolve) => setTimeout(resolve, UPDATE));
    }
  }
}
