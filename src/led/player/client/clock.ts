/** The device's clock, set right by the server's where it is provably wrong. */

/** Server time minus device time lies between these, ms. */
export interface Bounds {
  low: number;
  high: number;
}

/** An answer of the server: device times of asking and hearing, and its `Date`, ms since 1970. */
export interface Answer {
  sent: number;
  received: number;
  date: number;
}

/** `Date` names a whole second, so the true time is up to a second later. */
const boundsOf = ({ sent, received, date }: Answer): Bounds => ({
  low: date - received,
  high: date + 1000 - sent,
});

/**
 * What several answers tell together. Asked at different moments of the second they narrow each
 * other down to little more than the time of an answer; if they contradict each other (the clock
 * was set meanwhile), only the last one counts.
 */
export function narrow(answers: readonly Answer[]): Bounds | null {
  let bounds: Bounds | null = null;
  for (const answer of answers) {
    const next = boundsOf(answer);
    const both: Bounds = bounds
      ? { low: Math.max(bounds.low, next.low), high: Math.min(bounds.high, next.high) }
      : next;
    bounds = both.low > both.high ? next : both;
  }
  return bounds;
}

/** ms to add to the device's clock: none while the device may be right. */
export const correction = ({ low, high }: Bounds): number =>
  low <= 0 && high >= 0 ? 0 : Math.round((low + high) / 2);

export interface ClockState {
  /** ms added to the device's clock. */
  offset: number;
  /** Half of what the offset may be wrong by, ms; `null` while no server was heard. */
  uncertainty: number | null;
  /** Device time of the last answer. */
  heard: number | null;
}

const KEY = 'estelik-clock';
const ANSWERS = 10;
/** ms between questions: so that they fall into different parts of the second. */
const PAUSE = 1090;

export class Clock {
  state: ClockState = { offset: 0, uncertainty: null, heard: null };
  readonly #remember: boolean;

  /** @param remember Whether a correction is kept over restarts, for a device without network. */
  constructor(remember: boolean) {
    this.#remember = remember;
    if (remember) this.#recall();
  }

  /** ms since 1970, corrected. */
  now(): number {
    return Date.now() + this.state.offset;
  }

  /** Asks a file's server for the time. A server that does not answer changes nothing. */
  async ask(address: string): Promise<void> {
    const answers: Answer[] = [];
    for (let count = 0; count < ANSWERS; count += 1) {
      const answer = await askOnce(address);
      if (answer) answers.push(answer);
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    const bounds = narrow(answers);
    if (!bounds) return;
    const uncertainty = Math.round((bounds.high - bounds.low) / 2);
    this.state = { offset: correction(bounds), uncertainty, heard: Date.now() };
    if (this.#remember) localStorage.setItem(KEY, JSON.stringify(this.state));
  }

  #recall(): void {
    try {
      const state = JSON.parse(localStorage.getItem(KEY) ?? 'null') as ClockState | null;
      // A clock that fell back behind the last answer has lost its time: the offset is worthless.
      if (state && (state.heard ?? 0) <= Date.now()) this.state = state;
    } catch {
      localStorage.removeItem(KEY);
    }
  }
}

async function askOnce(address: string): Promise<Answer | null> {
  const sent = Date.now();
  try {
    const response = await fetch(address, { method: 'HEAD', cache: 'no-store' });
    const received = Date.now();
    const date = Date.parse(response.headers.get('Date') ?? '');
    // A cache on the way repeats an old date and says how old it is.
    const age = Number(response.headers.get('Age') ?? 0) * 1000;
    return Number.isNaN(date) ? null : { sent, received, date: date + age };
  } catch {
    return null;
  }
}
