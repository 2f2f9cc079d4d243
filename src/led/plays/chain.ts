/**
 * The log of what a screen has shown: a line of JSON a showing, each with the hash of the line
 * before it. Written by the player in a browser, read by `npm run plays`.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** A clip that began. */
export interface PlayEntry {
  screen: string;
  /** The playlist's `set`: which edition of the programme. */
  set: string;
  /** First 16 digits of the film's SHA-256. */
  film: string;
  /** `null` for title and closing. */
  person: string | null;
  /** The slot of the programme, UTC. */
  slot: string;
  /** Seconds of a slot. */
  step: number;
  /** When it began, UTC. */
  at: string;
  /** The clock could not be right: the loop was repeated, and the times mean nothing. */
  loop?: true;
}

/** An hour of showings in short, for codes that a telephone reads. */
export interface HoursEntry {
  screen: string;
  set: string;
  /** UTC. */
  hour: string;
  step: number;
  /** Showings of people: `10x3` are three slots on end, the first 10 s after the hour. */
  runs: string;
  /** `hashOf` the people in these slots, each followed by a line feed. */
  who: string;
}

/** The end of what was handed out: without it the tail may be cut off. */
export interface EndEntry {
  screen: string;
  /** How many lines stand before it. */
  end: number;
  at: string;
}

export type Entry = PlayEntry | HoursEntry | EndEntry;

/** What the very first line carries in place of a hash. */
export const BEGINNING = '0'.repeat(32);

/** 128 bits of SHA-256: pure code, because browsers hash nothing on pages of plain http. */
export const hashOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text))).slice(0, 32);

/** @param last The line before it; `null` for the first. */
export const lineOf = (last: string | null, entry: Entry): string =>
  JSON.stringify({ before: last === null ? BEGINNING : hashOf(last), ...entry });

/** Lines of which each vouches for the one before. */
export function chainOf(entries: readonly Entry[]): string[] {
  const lines: string[] = [];
  for (const entry of entries) lines.push(lineOf(lines.at(-1) ?? null, entry));
  return lines;
}

/** Whether enough of a clip was seen that it counts: it began in the first half of its slot. */
export const isSeen = ({ slot, at, step }: Pick<PlayEntry, 'slot' | 'at' | 'step'>): boolean =>
  Math.abs(Date.parse(at) - Date.parse(slot)) <= step * 500;
