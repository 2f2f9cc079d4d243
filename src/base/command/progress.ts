import { two } from '../../model/numbers.ts';
import type { Translator } from '../../i18n/index.ts';

/** Tells how far a long step is. */
export interface Progress {
  /** One more of the step's items is done. */
  tick(): void;
  /** A line of its own, whatever the step does. */
  say(line: string): void;
  end(): void;
}

const REDRAW_MS = 200;
/** Elsewhere than on a terminal a line for each tenth of the work is enough. */
const PLAIN_STEPS = 10;

/**
 * Reports on stderr: on a terminal one line that redraws itself with counts and time left,
 * elsewhere a plain line for each tenth.
 *
 * @param title What is being done, already in the reader's language.
 */
export function reportProgress(title: string, total: number, t: Translator): Progress {
  const stream = process.stderr;
  const started = performance.now();
  let done = 0;
  let drawn = 0;
  const line = (): string => {
    const left = done === 0 ? NaN : ((performance.now() - started) / done) * (total - done);
    const time =
      done < total && Number.isFinite(left) ? ` · ${t('cli.left', { time: clock(left) })}` : '';
    return `${title}  ${done}/${total}${time}`;
  };
  const draw = (): void => {
    if (!stream.isTTY) return void stream.write(`${line()}\n`);
    stream.write(`\r\x1b[2K${line().slice(0, stream.columns - 1)}`);
  };
  const isDue = (): boolean => {
    if (stream.isTTY) return performance.now() - drawn > REDRAW_MS || done === total;
    const tenth = Math.max(1, Math.ceil(total / PLAIN_STEPS));
    return done % tenth === 0 || done === total;
  };
  if (total > 0) draw();
  return {
    tick() {
      done += 1;
      if (!isDue()) return;
      drawn = performance.now();
      draw();
    },
    say(text) {
      stream.write(stream.isTTY ? `\r\x1b[2K${text}\n` : `${text}\n`);
      if (stream.isTTY) draw();
    },
    end() {
      if (stream.isTTY && total > 0) stream.write('\n');
    },
  };
}

/** Milliseconds as `m:ss` or `h:mm:ss`. */
export function clock(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
