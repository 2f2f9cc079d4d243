/** The device's clock, set right by the server's where it is provably wrong. */
import { DAY } from '../../../../model/duration.ts';

/** Server time minus device time lies between these, ms. */
export interface Bounds {
  low: number;
  high: number;
}

/**
 * An answer of the server: when it was asked and heard by a clock that nobody sets, ms; its `Date`,
 * ms since 1970; and for how long a cache says it has kept it, ms: 0 without a cache.
 */
export interface Answer {
  sent: number;
  received: number;
  date: number;
  age: number;
}

/** `Date` names a whole second, and so does `Age`: each hides up to a second. */
const SECOND = 1000;

/**
 * Some caches send the time of delivery as `Date`, others the time at which they took the answer
 * from its origin; an `Age` may stand beside either. So the truth is not before `Date`, and not
 * after `Date` and `Age` together.
 */
const boundsOf = ({ sent, received, date, age }: Answer): Bounds => ({
  low: date - received,
  high: date + age + (age > 0 ? 2 : 1) * SECOND - sent,
});

/**
 * What several answers tell together. Asked at different moments of the second they narrow each
 * other down to little more than the time of an answer. An answer that another one proves too old
 * comes from a cache that does not say so: then nothing is known but that the truth is not before.
 */
export function narrow(answers: readonly Answer[]): Bounds | null {
  if (answers.length === 0) return null;
  const bounds = answers.map(boundsOf);
  const low = Math.max(...bounds.map((one) => one.low));
  const high = Math.min(...bounds.map((one) => one.high));
  return { low, high: high < low ? Infinity : high };
}

/** Wider bounds than these have no middle that is better than their ends, ms. */
const NARROW = 1000;

/** ms to add to the device's clock: none while it may be right, else no more than is certain. */
export function correction({ low, high }: Bounds): number {
  if (low <= 0 && high >= 0) return 0;
  const inside = Math.min(NARROW, high - low) / 2;
  return Math.round(low > 0 ? low + inside : high - inside);
}

export interface ClockState {
  /** ms added to the device's clock. */
  offset: number;
  /** What the offset may be wrong by, ms; `null` while no server was heard or no end is known. */
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

  /** Whether a server has set it right within a day: then a strange date is a true one. */
  get isKnown(): boolean {
    const { heard, uncertainty } = this.state;
    return uncertainty !== null && heard !== null && Math.abs(Date.now() - heard) < DAY;
  }

  /**
   * Asks a file's server for the time. A server that does not answer changes nothing.
   * @param pause ms between questions.
   */
  async ask(address: string, pause = PAUSE): Promise<void> {
    const answers: Answer[] = [];
    for (let count = 0; count < ANSWERS; count += 1) {
      const answer = await askOnce(address);
      if (answer) answers.push(answer);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    const heard = narrow(answers);
    if (!heard) return;
    const device = Date.now() - performance.now(); // whoever set the clock meanwhile, it is set now
    const bounds = { low: heard.low - device, high: heard.high - device };
    const offset = correction(bounds);
    const wrong = Math.round(Math.max(offset - bounds.low, bounds.high - offset));
    const uncertainty = Number.isFinite(wrong) ? wrong : null;
    this.state = { offset, uncertainty, heard: Date.now() };
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

/** A question that no cache has heard before; one that answers all the same says its age. */
async function askOnce(address: string): Promise<Answer | null> {
  const sent = performance.now();
  const question = `${address}?time=${Date.now()}-${Math.random().toString(36).slice(2)}`;
  try {
    const response = await fetch(question, { method: 'HEAD', cache: 'no-store' });
    const received = performance.now();
    const date = Date.parse(response.headers.get('Date') ?? '');
    const age = Number(response.headers.get('Age') ?? 0) * 1000;
    if (Number.isNaN(date)) return null;
    return { sent, received, date, age: age >= 0 ? age : Infinity };
  } catch {
    return null;
  }
}
