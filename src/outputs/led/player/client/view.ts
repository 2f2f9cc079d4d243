/** Two video elements for ever: one is seen, the other gets the next clip ready. */

interface Side {
  readonly video: HTMLVideoElement;
  /** What it holds or is loading; `null` when empty. */
  key: string | null;
  address: string | null;
  state: 'empty' | 'loading' | 'ready' | 'failed';
}

/** Seconds by which a seek aims ahead, so that the clip can start on time after it. */
export const LEAD = 0.3;
/** Seconds of drift that are not worth a correction: one picture at 25 a second. */
export const TOLERABLE = 0.04;
/** Seconds of drift from which a jump disturbs less than slow catching up. */
const JUMP = 0.5;
const NUDGE = 0.03;

export class PlayerView {
  #front: Side;
  #back: Side;
  /** ms by which the last change of clips held the picture up, where the browser tells. */
  gap: number | null = null;
  /** The last picture that was seen: when, and how long its clip went on after it, ms. */
  #picture: { time: number; left: number } | null = null;

  constructor(videos: readonly [HTMLVideoElement, HTMLVideoElement]) {
    const side = (video: HTMLVideoElement): Side => {
      video.muted = true;
      video.playsInline = true;
      video.preload = 'auto';
      return { video, key: null, address: null, state: 'empty' };
    };
    this.#front = side(videos[0]);
    this.#back = side(videos[1]);
  }

  /** What is seen. */
  get shown(): string | null {
    return this.#front.key;
  }

  /** What is ready or being loaded behind it, and whether it can be shown. */
  get waiting(): { key: string | null; state: Side['state'] } {
    return { key: this.#back.key, state: this.#back.state };
  }

  /**
   * Loads a clip behind the one that is seen.
   * @param at Asked when the clip is there: seconds into it at which it will be shown.
   */
  async load(
    key: string,
    address: () => Promise<string | null>,
    at: () => number,
  ): Promise<string | null> {
    const side = this.#back;
    release(side);
    side.key = key;
    side.state = 'loading';
    try {
      const found = await address();
      if (side.key !== key) return revoke(found);
      if (found === null) throw new Error('missing');
      side.address = found;
      side.video.src = found;
      await happens(side.video, 'loadeddata');
      const wanted = at();
      if (side.key === key && wanted > TOLERABLE) {
        side.video.currentTime = wanted;
        await happens(side.video, 'seeked');
      }
      if (side.key === key) side.state = 'ready';
      return null;
    } catch (error) {
      if (side.key !== key) return null; // another clip was wanted meanwhile
      side.state = 'failed';
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** Seconds into it at which the clip that is ready will begin. */
  get position(): number {
    return this.#back.video.currentTime;
  }

  /** Shows what is ready, moving or still. */
  swap(play: boolean): void {
    const [old, next] = [this.#front, this.#back];
    next.video.style.zIndex = '2';
    old.video.style.zIndex = '1';
    const visibility = next.state === 'ready' ? 'visible' : 'hidden'; // hidden: the card is seen
    for (const { video } of [old, next]) video.style.visibility = visibility;
    next.video.playbackRate = 1;
    if (play && next.state === 'ready') void next.video.play().catch(() => undefined);
    [this.#front, this.#back] = [next, old];
    this.#measure(next.video);
    old.video.pause();
    old.key = null;
    old.state = 'empty';
  }

  /** Keeps the clip that is seen at `expected` seconds. */
  correct(expected: number): void {
    const { video, state } = this.#front;
    if (state !== 'ready' || video.seeking || video.ended) return;
    if (video.paused) void video.play().catch(() => undefined);
    const drift = expected - video.currentTime;
    if (expected > video.duration - JUMP) video.playbackRate = 1;
    else if (Math.abs(drift) > JUMP) video.currentTime = expected + LEAD / 3;
    else
      video.playbackRate =
        Math.abs(drift) < TOLERABLE ? 1 : 1 + Math.max(-NUDGE, Math.min(NUDGE, drift));
  }

  /** Seconds that the clip that is seen is behind `expected`; `null` when none is playing. */
  drift(expected: number): number | null {
    const { video, state } = this.#front;
    return state === 'ready' && !video.paused ? expected - video.currentTime : null;
  }

  #measure(video: HTMLVideoElement): void {
    if (typeof video.requestVideoFrameCallback !== 'function') return;
    const before = this.#picture;
    let isFirst = true;
    const note = (_: number, { expectedDisplayTime: time, mediaTime }: Picture): void => {
      if (Number.isNaN(video.duration)) return; // released meanwhile
      if (isFirst && before) this.gap = time - before.time - (before.left + mediaTime * 1000);
      isFirst = false;
      this.#picture = { time, left: (video.duration - mediaTime) * 1000 };
      if (this.#front.video === video) video.requestVideoFrameCallback(note);
    };
    video.requestVideoFrameCallback(note);
  }
}

type Picture = Pick<VideoFrameCallbackMetadata, 'expectedDisplayTime' | 'mediaTime'>;

/** Tells whoever waits for a clip that it is not wanted any more. */
const RELEASED = 'released';

/** Gives decoder and file back: without the empty load() a browser keeps both. */
function release(side: Side): void {
  side.video.dispatchEvent(new Event(RELEASED));
  side.video.pause();
  side.video.removeAttribute('src');
  side.video.load();
  revoke(side.address);
  side.address = null;
  side.key = null;
  side.state = 'empty';
}

function revoke(address: string | null): null {
  if (address?.startsWith('blob:')) URL.revokeObjectURL(address);
  return null;
}

function happens(video: HTMLVideoElement, event: 'loadeddata' | 'seeked'): Promise<void> {
  return new Promise((resolve, reject) => {
    const events = [event, 'error', RELEASED];
    const done = ({ type }: Event): void => {
      for (const name of events) video.removeEventListener(name, done);
      if (type === event) resolve();
      else reject(new Error(video.error?.message || type));
    };
    for (const name of events) video.addEventListener(name, done);
  });
}
