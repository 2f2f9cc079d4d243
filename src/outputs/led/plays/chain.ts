/**
 * The log of what a screen has shown: a line of JSON a showing, each with the hash of the line
 * before it. Written by the player in a browser, read by `npm run plays`.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { EndEntry, HoursEntry, PlayEntry } from '../../../model/files/plays.ts';

export type { EndEntry, HoursEntry, PlayEntry };
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
  for (const entry of entries) lines.push(lineOf(lines[lines.length - 1] ?? null, entry));
  return lines;
}

/** Whether enough of a clip was seen that it counts: it began in the first half of its slot. */
export const isSeen = ({ slot, at, step }: Pick<PlayEntry, 'slot' | 'at' | 'step'>): boolean =>
  Math.abs(Date.parse(at) - Date.parse(slot)) <= step * 500;
