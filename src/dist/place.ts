/** Puts one file into `dist/`, whole or not at all; what is already right is not touched. */
import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync, type Stats } from 'node:fs';
import { link } from 'node:fs/promises';
import path from 'node:path';
import { copy, hashFile, writeAtomically } from '../base/platform/files.ts';
import type { Output, Remembered, TextOutput } from './output.ts';

/** Where files go. */
export interface Site {
  out: string;
  /** Half-made files lie here, on the file system of `out`. */
  scratch: string;
}

/**
 * Places a finished file.
 *
 * @param old What lay there before.
 * @param twin The same finished file where it has just been placed: the new one is a hard link to
 * it, or a copy where the file system has no links.
 */
export async function placeFile(
  { out, scratch }: Site,
  output: Output,
  old: Remembered | undefined,
  twin: Remembered | undefined,
): Promise<Remembered> {
  const target = path.join(out, output.path);
  // At once: a region has a hundred thousand files to look at, and waiting costs ten times more.
  const source = statSync(output.source);
  const present = statSync(target, { throwIfNoEntry: false });
  const untouched = isUntouched(present, old);
  const sameSource =
    old?.source === output.source &&
    old.sourceModified === source.mtimeMs &&
    old.bytes === source.size;
  if (untouched && sameSource) {
    const { bytes, sha256, modified, sourceModified } = old;
    return { ...output, bytes, sha256, modified, sourceModified };
  }

  const sha256 = twin?.sha256 ?? (await hashFile(output.source));
  const same =
    present?.size === source.size && (untouched ? old?.sha256 : await hashFile(target)) === sha256;
  if (!same)
    await writeAtomically(target, scratch, (temporary) =>
      twin
        ? link(path.join(out, twin.path), temporary).catch(() => copy(output.source, temporary))
        : copy(output.source, temporary),
    );
  const { mtimeMs, size } = same ? present : statSync(target);
  return { ...output, bytes: size, sha256, modified: mtimeMs, sourceModified: source.mtimeMs };
}

/**
 * Makes and places a text. Tens of thousands of tiny files: done at once each takes a fraction of
 * the time that waiting in turns would cost.
 */
export function placeText(
  { out, scratch }: Site,
  { text, ...facts }: TextOutput,
  old: Remembered | undefined,
): Remembered {
  const target = path.join(out, facts.path);
  const data = Buffer.from(text());
  const sha256 = hash('sha256', data);
  const present = statSync(target, { throwIfNoEntry: false });
  const found = isUntouched(present, old) ? old?.sha256 : present && hashOfFile(target);
  if (found !== sha256) {
    const temporary = path.join(scratch, 'text');
    writeFileSync(temporary, data);
    mkdirSync(path.dirname(target), { recursive: true });
    renameSync(temporary, target);
  }
  const { mtimeMs } = found === sha256 && present ? present : statSync(target);
  return { ...facts, source: '', sourceModified: 0, bytes: data.length, sha256, modified: mtimeMs };
}

const hashOfFile = (file: string): string => hash('sha256', readFileSync(file));

/** Whether a file of `dist/` is as it was left, by size and time. */
export const isUntouched = (present: Stats | undefined, old: Remembered | undefined): boolean =>
  present?.size === old?.bytes && present?.mtimeMs === old?.modified && old !== undefined;
