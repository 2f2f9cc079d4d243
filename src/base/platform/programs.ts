/** Finds the browser and FFmpeg: an environment variable, the PATH, then an npm package. */
import { accessSync, chmodSync, constants } from 'node:fs';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { t } from '../../i18n/index.ts';
import { languageOf } from './language.ts';
import { tell } from './tell.ts';
import { unpackBrowser } from './packaged-browser.ts';
import { whyNotDrawing, messageOf, type Failure } from './why-not.ts';

const run = promisify(execFile);

export interface Browser {
  /** Absolute path; `null` lets Remotion download its own. */
  executable: string | null;
  /** A full Chrome needs the new headless mode, a headless shell has only the old one. */
  mode: 'headless-shell' | 'chrome-for-testing';
  by: Chooser;
}

const BROWSERS = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
];

/** Who chose a program: a variable, the PATH, or nobody, so that the packaged one is taken. */
export type Chooser = 'variable' | 'system' | 'packaged';

/** A program that starts. */
export interface Found {
  executable: string;
  by: Chooser;
  /** First line of what it says of its version. */
  version: string;
}

/** Milliseconds in which a program says its version; a busy machine is slow to start a browser. */
const PATIENCE = 60_000;

async function versionOf(executable: string, word: string): Promise<string> {
  const { stdout } = await run(executable, [word], { timeout: PATIENCE });
  return stdout.trim().split('\n', 1)[0] ?? '';
}

/** Programs that did not start, each told once. */
const unfit = new Set<string>();

/** The first that answers; each that does not is told, with what it says itself. */
async function firstStarting(
  candidates: readonly (readonly [by: Chooser, executable: string | undefined])[],
  word: string,
): Promise<Found | null> {
  for (const [by, executable] of candidates)
    if (executable && !unfit.has(executable))
      try {
        return { by, executable, version: await versionOf(executable, word) };
      } catch (error) {
        passOver(executable, messageOf(error as Failure));
      }
  return null;
}

function passOver(program: string, reason: string): void {
  if (unfit.has(program)) return;
  unfit.add(program);
  const say = t(languageOf(process.argv.slice(2)));
  tell(say('cli.passed-over', { program, reason }));
}

let system: Promise<Found | null> | undefined;

/** The browser of the variable or the PATH; `null`: the packaged one, or Remotion's, is taken. */
export const systemBrowser = (): Promise<Found | null> =>
  (system ??= firstStarting(
    [
      ['variable', process.env['ESTELIK_BROWSER']],
      ...BROWSERS.map((name) => ['system', onPath(name)] as const),
    ],
    '--version',
  ));

let browser: Promise<Browser> | undefined;

/**
 * Starts the browser that draws. One that tells its version and cannot start all the same (no
 * libraries, no rights, a snap) is passed over like one that says nothing, and the next is taken.
 *
 * @param start Called once for each that is tried.
 * @throws what `start` says of the last one.
 */
export async function startBrowser<T>(start: (browser: Browser) => Promise<T>): Promise<T> {
  const tried = await findBrowser();
  try {
    return await start(tried);
  } catch (error) {
    const { executable, by } = tried;
    if (executable === null || by === 'packaged') throw error;
    if (!unfit.has(executable)) {
      const reason = await whyNotDrawing(executable, PATIENCE);
      if (reason === null) throw error; // it can draw: the fault is the caller's
      passOver(executable, reason);
      system = browser = undefined;
    }
    return startBrowser(start);
  }
}

/** The browser that is tried: `ESTELIK_BROWSER`, else the PATH, else the packaged one (Linux x64). */
export const findBrowser = (): Promise<Browser> => (browser ??= lookForBrowser());

async function lookForBrowser(): Promise<Browser> {
  const found = await systemBrowser();
  if (found) {
    const { executable, by } = found;
    const isShell = executable.includes('headless');
    return { executable, mode: isShell ? 'headless-shell' : 'chrome-for-testing', by };
  }
  const isThere = process.platform === 'linux' && process.arch === 'x64';
  const executable = isThere ? await unpackBrowser() : null;
  return { executable, mode: 'headless-shell', by: 'packaged' };
}

let ffmpeg: Promise<Found> | undefined;

/**
 * FFmpeg with libx264, which reads raw frames: `ESTELIK_FFMPEG`, else the PATH,
 * else `@ffmpeg-installer/ffmpeg`.
 */
export const findFfmpeg = async (): Promise<string> => (await ffmpegFound()).executable;

export const ffmpegFound = (): Promise<Found> => (ffmpeg ??= lookForFfmpeg());

async function lookForFfmpeg(): Promise<Found> {
  const own = [
    ['variable', process.env['ESTELIK_FFMPEG']],
    ['system', onPath('ffmpeg')],
  ] as const;
  const found = await firstStarting(own, '-version');
  if (found) return found;
  const { default: packaged } = await import('@ffmpeg-installer/ffmpeg');
  // npm may have left its install script out; who may not change that may still run it
  if (!isExecutable(packaged.path)) chmodSync(packaged.path, 0o755);
  const executable = packaged.path;
  return { by: 'packaged', executable, version: await versionOf(executable, '-version') };
}

/** First line of `ffmpeg -version`. */
export const ffmpegVersion = async (): Promise<string> => (await ffmpegFound()).version;

/** Absolute path of a program on the PATH. */
export function onPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(path.isAbsolute);
  return folders.map((folder) => path.join(folder, name)).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
