/**
 * In which order a stick will be played. Simple players take files as they stand in the directory,
 * which is the order of writing; `readdir` would sort them, so the directory is read as it is.
 */
import { opendir } from 'node:fs/promises';
import type { Options } from '../../base/command/options.ts';
import { t, type Translator } from '../../i18n/index.ts';
import { stickName } from './formats/csv.ts';

export interface StickOrder {
  /** Numbered clips, as they stand. */
  clips: string[];
  /** The first that stands behind one of a higher number. */
  late: { clip: string; behind: string } | null;
  /** Numbers that are not there. */
  missing: string[];
  /** What a player may take for a clip as well: only what we gave belongs on a stick. */
  others: string[];
}

const CLIP = /^\d{4,6}\.mp4$/;
/** Windows' own, on every stick. */
const SYSTEM = 'System Volume Information';

/** @param names In the order of the directory. */
export function orderOf(names: readonly string[]): StickOrder {
  const clips = names.map((name) => name.toLowerCase()).filter((name) => CLIP.test(name));
  const at = clips.findIndex((clip, index) => index > 0 && clip < (clips[index - 1] ?? ''));
  const clip = clips[at];
  const there = new Set(clips.map((name) => Number.parseInt(name, 10)));
  const last = clips.length === 0 ? 0 : Math.max(...there);
  const missing = Array.from({ length: last }, (_, index) => index + 1)
    .filter((number) => !there.has(number))
    .map((number) => stickName(number - 1));
  const others = names.filter((name) => !CLIP.test(name.toLowerCase()) && name !== SYSTEM);
  return { clips, late: clip ? { clip, behind: clips[at - 1] ?? '' } : null, missing, others };
}

/** Names in a folder as the directory has them. */
export async function namesAsWritten(folder: string): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of await opendir(folder)) names.push(name);
  return names;
}

/** Names listed of many. */
const LISTED = 5;
const someOf = (names: readonly string[]): string =>
  names.slice(0, LISTED).join(', ') + (names.length > LISTED ? ' …' : '');

/** What is wrong, and what to do about it; `isRight` when nothing is. */
export function sayOrder(
  { clips, late, missing, others }: StickOrder,
  say: Translator,
): { isRight: boolean; text: string } {
  const faults = [
    ...(clips.length === 0 ? [say('led.order.empty')] : []),
    ...(late ? [say('led.order.late', { clip: late.clip, behind: late.behind })] : []),
    ...(missing.length > 0 ? [say('led.order.missing', { files: someOf(missing) })] : []),
    ...(others.length > 0 ? [say('led.order.others', { files: someOf(others) })] : []),
  ];
  if (faults.length === 0)
    return { isRight: true, text: `${say('led.order.right', { count: clips.length })}\n` };
  return { isRight: false, text: [...faults, say('led.order.fix'), ''].join('\n') };
}

/**
 * `npm run check -- --stick DIR`: whether a simple player will keep the order of the clips.
 * @returns The exit code: 1 when something on the stick must be looked at.
 */
export async function checkStick({ lang }: Options, folder: string): Promise<number> {
  const { isRight, text } = sayOrder(orderOf(await namesAsWritten(folder)), t(lang));
  process.stdout.write(text);
  return isRight ? 0 : 1;
}
