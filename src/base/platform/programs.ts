/** Finds the browser and FFmpeg: an environment variable, the PATH, then an npm package. */
import { accessSync, chmodSync, constants } from 'node:fs';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { unpackBrowser } from './packaged-browser.ts';

const run = promisify(execFile);

export interface Browser {
  /** Absolute path; `null` lets Remotion download its own. */
  executable: string | null;
  /** A full Chrome needs the new headless mode, a headless shell has only the old one. */
  mode: 'headless-shell' | 'chrome-for-testing';
}

const BROWSERS = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
];

let browser: Promise<Browser> | undefined;

/** The browser that draws: `ESTELIK_BROWSER`, else the PATH, else the packaged one (Linux x64). */
export const findBrowser = (): Promise<Browser> => (browser ??= lookForBrowser());

async function lookForBrowser(): Promise<Browser> {
  const executable = process.env['ESTELIK_BROWSER'] || BROWSERS.map(onPath).find(Boolean);
  if (executable)
    return {
      executable,
      mode: executable.includes('headless') ? 'headless-shell' : 'chrome-for-testing',
    };
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return { executable: null, mode: 'headless-shell' };
  return { executable: await unpackBrowser(), mode: 'headless-shell' };
}

let ffmpeg: Promise<string> | undefined;

/**
 * FFmpeg with libx264, which reads raw frames: `ESTELIK_FFMPEG`, else the PATH,
 * else `@ffmpeg-installer/ffmpeg`.
 */
export const findFfmpeg = (): Promise<string> => (ffmpeg ??= lookForFfmpeg());

async function lookForFfmpeg(): Promise<string> {
  const found = process.env['ESTELIK_FFMPEG'] || onPath('ffmpeg');
  if (found) return found;
  const { default: packaged } = await import('@ffmpeg-installer/ffmpeg');
  // npm may have left its install script out; who may not change that may still run it
  if (!isExecutable(packaged.path)) chmodSync(packaged.path, 0o755);
  return packaged.path;
}

/** First line of `ffmpeg -version`: part of every clip's key, since encoders differ in their bytes. */
export async function ffmpegVersion(): Promise<string> {
  const { stdout } = await run(await findFfmpeg(), ['-version']);
  return stdout.split('\n', 1)[0] ?? '';
}

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
