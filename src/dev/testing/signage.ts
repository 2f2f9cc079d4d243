/** Devices of others, as far as they matter for the times: each needs a moment to begin a clip. */
import { XMLParser } from 'fast-xml-parser';

/** A clip that a device has begun. */
export interface Play {
  src: string;
  /** When its first picture is seen, ms since 1970. */
  at: number;
  /** Whether it is shown to its end. */
  whole: boolean;
}

export interface Item {
  src: string;
  seconds: number;
}

export interface Device {
  /** Seconds from the order to play a clip to its first picture. */
  start: number;
  /** Times between which it has no power; it begins anew after it. ms since 1970 */
  cut?: { from: number; to: number };
}

export interface Span {
  from: number;
  to: number;
}

/** Plays items from `from` on until `to`, again and again if `repeats`. */
function run(items: readonly Item[], { from, to }: Span, start: number, repeats: boolean): Play[] {
  const plays: Play[] = [];
  if (items.length === 0) return plays;
  let now = from;
  for (let index = 0; now < to && (repeats || index < items.length); index += 1) {
    const { src, seconds } = items[index % items.length] as Item;
    const at = now + start * 1000;
    now = at + seconds * 1000;
    if (at < to) plays.push({ src, at, whole: now <= to });
  }
  return plays;
}

/** The parts of a span in which a device has power. */
const powered = ({ from, to }: Span, cut: Device['cut']): Span[] =>
  [
    { from, to: Math.min(to, cut?.from ?? to) },
    { from: Math.max(from, cut?.to ?? to), to },
  ].filter((part) => part.from < part.to);

/** A device without a clock: switched on at `from`, it repeats its list until `to`. */
export const playList = (items: readonly Item[], span: Span, { start, cut }: Device): Play[] =>
  powered(span, cut).flatMap((part) => run(items, part, start, true));

export interface Smil {
  sequences: (Span & { items: Item[] })[];
}

/**
 * Reads SMIL as signageOS does: of a sequence only the first relative address is made absolute, so
 * that any other clip is not found.
 *
 * @param instant Turns local `2027-05-09T09:00:00` into ms since 1970.
 */
export function readSmil(text: string, base: string, instant: (local: string) => number): Smil {
  const { smil } = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => name === 'seq' || name === 'video',
  }).parse(text) as { smil: { body: { par: { seq: RawSequence[] } } } };
  const clock = (value: string): number => instant(/^wallclock\((.+)\)$/.exec(value)?.[1] ?? '');
  return {
    sequences: smil.body.par.seq.map(({ begin, end, video }) => ({
      from: clock(begin),
      to: clock(end),
      items: video.map(({ src, dur }, index) => ({
        src: index === 0 ? new URL(src, base).href : src,
        seconds: Number.parseFloat(dur),
      })),
    })),
  };
}

interface RawSequence {
  begin: string;
  end: string;
  video: { src: string; dur: string }[];
}

/** Plays SMIL: the clock starts each sequence; after a power cut the running one begins anew. */
export const playSmil = ({ sequences }: Smil, { start, cut }: Device): Play[] =>
  sequences.flatMap(({ items, ...span }) =>
    powered(span, cut).flatMap((part) => run(items, part, start, false)),
  );
