import path from 'node:path';
import type { parseArgs, ParseArgsOptionsConfig } from 'node:util';
import { day } from '../../model/day.ts';
import { LANGUAGES, type Language } from '../../model/language.ts';
import { usualLanguage } from '../platform/language.ts';
import { parseCall, UsageError } from './parse.ts';

/** What every command of the archive can be told. Folders are absolute. */
export interface Options {
  content: string;
  out: string;
  cache: string;
  /** Language of messages. */
  lang: Language;
  /** Another campaign than the one of `archive.yaml`. */
  campaign: string | undefined;
  /** The day, `2027-05-03`, up to which feeds for the media are released; the clock is not asked. */
  asOf: string | undefined;
  /** Which part of the clips to make: the `index`-th (from 1) of `count`. */
  shard: { index: number; count: number };
  engine: 'layers' | 'remotion';
  /** Clips made side by side; `undefined`: as many as the machine has cores. */
  jobs: number | undefined;
  format: 'text' | 'github' | 'json';
  /** Leave out entries with errors instead of stopping. */
  skipBroken: boolean;
  /** Draw clips anew that another version of FFmpeg has made. */
  redraw: boolean;
  /** What only this command can be told, by its name without dashes. */
  own: Readonly<Record<string, string | boolean | undefined>>;
}

/** An option that only one command has; one of the shared names gives it another default. */
export interface OwnOption {
  type: 'string' | 'boolean';
  default?: string;
  /** Its value may be empty: the command itself refuses it, together with all else. */
  isJudgedLater?: boolean;
  /** Refuses a value that cannot be, by a `UsageError`, before anything is done. */
  judge?: (name: string, value: string) => unknown;
}
export type OwnOptions = Readonly<Record<string, OwnOption>>;

/**
 * Reads a command line such as `--content DIR --out DIR --cache DIR --lang ru --shard 3/20`.
 * @throws {UsageError} for an unknown option or a value out of its list.
 */
export function readOptions(
  args: readonly string[],
  cwd = process.cwd(),
  ownOptions: OwnOptions = {},
): Options {
  const { values, own } = parse(args, ownOptions);
  return {
    content: path.resolve(cwd, values.content),
    out: path.resolve(cwd, values.out),
    cache: path.resolve(cwd, values.cache),
    lang: oneOf('--lang', values.lang, LANGUAGES),
    campaign: values.campaign,
    asOf: values['as-of'] === undefined ? undefined : readDay('--as-of', values['as-of']),
    shard: readShard(values.shard),
    engine: oneOf('--engine', values.engine, ['layers', 'remotion'] as const),
    jobs: values.jobs === undefined ? undefined : readNumber('--jobs', values.jobs, 1, 256),
    format: oneOf('--format', values.format, ['text', 'github', 'json'] as const),
    skipBroken: values['skip-broken'],
    redraw: values.redraw,
    own,
  };
}

/** What every command may be told; what it has no use for it passes over. */
export const SHARED = {
  content: { type: 'string', default: 'content' },
  out: { type: 'string', default: 'dist' },
  cache: { type: 'string', default: '.cache' },
  lang: { type: 'string', default: usualLanguage() },
  campaign: { type: 'string' },
  'as-of': { type: 'string' },
  shard: { type: 'string', default: '1/1' },
  engine: { type: 'string', default: 'layers' },
  jobs: { type: 'string' },
  format: { type: 'string', default: process.env['GITHUB_ACTIONS'] ? 'github' : 'text' },
  'skip-broken': { type: 'boolean', default: false },
  redraw: { type: 'boolean', default: false },
} as const satisfies ParseArgsOptionsConfig;

function parse(args: readonly string[], ownOptions: OwnOptions) {
  const all: Record<string, unknown> = parseCall(args, { ...SHARED, ...ownOptions }).values;
  const own = Object.fromEntries(Object.keys(ownOptions).map((name) => [name, all[name]]));
  for (const [name, { judge }] of Object.entries(ownOptions))
    if (typeof own[name] === 'string') judge?.(`--${name}`, own[name]);
  const values = all as unknown as ReturnType<
    typeof parseArgs<{ options: typeof SHARED }>
  >['values'];
  return { values, own: own as Options['own'] };
}

export function oneOf<T extends string>(name: string, value: string, list: readonly T[]): T {
  const found = list.find((candidate) => candidate === value);
  if (found === undefined) throw new UsageError(`${name}: ${value} (${list.join(' | ')})`);
  return found;
}

export function readNumber(name: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < least || number > most)
    throw new UsageError(`${name}: ${value} (${least} … ${most})`);
  return number;
}

export const readCount = (name: string, value: string): number =>
  readNumber(name, value, 1, 999_999);

export const readPort = (name: string, value: string): number => readNumber(name, value, 1, 65_535);

/** Counts with commas between. */
export const readCounts = (name: string, value: string): number[] =>
  value.split(',').map((count) => readCount(name, count));

export function readDay(name: string, value: string): string {
  if (!day.safeParse(value).success) throw new UsageError(`${name}: ${value} (2027-05-03)`);
  return value;
}

function readShard(value: string): { index: number; count: number } {
  const [index, count] = value.split('/').map(Number);
  if (!index || !count || index > count || !/^\d+\/\d+$/.test(value))
    throw new UsageError(`--shard: ${value} (1/1, 3/20 …)`);
  return { index, count };
}
