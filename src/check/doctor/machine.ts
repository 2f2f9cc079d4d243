/** What the doctor finds of a machine: programs, fonts, zones, room, rights. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { access, constants, readFile, statfs } from 'node:fs/promises';
import { availableParallelism, freemem, totalmem } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { create, type Font } from 'fontkit';
import { PROJECT } from '../../base/platform/cache.ts';
import { launchBrowser } from '../../base/platform/browser.ts';
import { ffmpegFound, findBrowser, onPath, systemBrowser } from '../../base/platform/programs.ts';
import { whyNotDrawing, messageOf } from '../../base/platform/why-not.ts';
import { knowsOffsetsOf2024 } from '../../outputs/led/zone-data.ts';
import { nodeFindings } from '../supply.ts';
import type { Finding } from './finding.ts';

const run = promisify(execFile);

/** Bytes below which a build cannot end, and below which a region's may not. */
const ROOM = { bad: 500e6, warn: 5e9 };
/** Milliseconds for one page or one frame, on a busy machine. */
const PATIENCE = 60_000;
/** Bytes of memory with which clips are made one after the other at best. */
const MEMORY = 2e9;

export const node = (version = process.versions.node): Finding => ({
  code: 'node',
  level: nodeFindings(version).length > 0 ? 'warn' : 'ok',
  params: { version },
});

export async function git(): Promise<Finding> {
  const program = onPath('git');
  if (!program) return { code: 'git-none', level: 'warn', params: {} };
  const { stdout } = await run(program, ['--version']);
  return { code: 'git', level: 'ok', params: { version: stdout.trim() } };
}

/** Draws a page; a browser that cannot is passed over with a word, and the one taken is named. */
export async function browser(): Promise<Finding> {
  try {
    await drawPage();
  } catch (error) {
    const { executable } = await findBrowser();
    if (executable === null) return { code: 'browser-none', level: 'bad', params: {} };
    const reason = (await whyNotDrawing(executable, PATIENCE)) ?? firstLine(error);
    return { code: 'browser-unfit', level: 'bad', params: { program: executable, reason } };
  }
  const found = await systemBrowser();
  if (!found) return { code: 'browser-packaged', level: 'ok', params: {} };
  const { by, version, executable } = found;
  return { code: `browser-${by}`, level: 'ok', params: { version, program: executable } };
}

async function drawPage(): Promise<void> {
  await using started = await launchBrowser();
  const page = await started.newPage();
  await page.setContent(`<p>${KAZAKH}</p>`);
  await page.screenshot();
}

const firstLine = (error: unknown): string => (error as Error).message.split('\n', 1)[0] ?? '';

/** Encodes one frame of 64×64. */
export async function ffmpeg(): Promise<Finding> {
  try {
    const { by, version, executable } = await ffmpegFound();
    const program = executable;
    const words = await whyNotEncoding(executable);
    if (words?.includes('libx264'))
      return { code: 'ffmpeg-x264', level: 'bad', params: { program } };
    if (words !== null)
      return { code: 'ffmpeg-unfit', level: 'bad', params: { program, reason: words } };
    const params = { version: version.split(' ').slice(0, 3).join(' '), program };
    return { code: `ffmpeg-${by}`, level: 'ok', params };
  } catch (error) {
    const params = { program: '@ffmpeg-installer/ffmpeg', reason: firstLine(error) };
    return { code: 'ffmpeg-unfit', level: 'bad', params };
  }
}

function whyNotEncoding(executable: string): Promise<string | null> {
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', '64x64', '-i', '-'];
  const args = ['-v', 'error', ...raw, '-c:v', 'libx264', '-f', 'null', '-'];
  return new Promise((resolve) => {
    const child = execFile(executable, args, { timeout: PATIENCE }, (error, _, stderr) =>
      resolve(error && messageOf({ ...error, stderr })),
    );
    child.stdin?.on('error', () => undefined); // it has ended before it read: said by its exit
    child.stdin?.end(Buffer.alloc((64 * 64 * 3) / 2));
  });
}

/** Old data of time zones shows clips an hour off. */
export function zones(isNew = knowsOffsetsOf2024()): Finding {
  const params = { version: process.versions['tz'] ?? '' };
  return { code: isNew ? 'zones' : 'zones-old', level: isNew ? 'ok' : 'bad', params };
}

/** Letters of Kazakh that a face made for Russian lacks. */
export const KAZAKH = 'ӘәҒғҚқҢңӨөҰұҮүҺһІі';

/** Faces of clips, prints and pages. */
const FACES = [
  'node_modules/@expo-google-fonts/fira-sans/400Regular/FiraSans_400Regular.ttf',
  'node_modules/@expo-google-fonts/fira-sans-condensed/400Regular/FiraSansCondensed_400Regular.ttf',
  'node_modules/@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  'src/outputs/site/fonts/serif.woff2',
  'src/outputs/site/fonts/sans.woff2',
];

export async function fonts(faces: readonly string[] = FACES): Promise<Finding> {
  const wanting: string[] = [];
  for (const face of faces) {
    const bytes = await readFile(path.resolve(PROJECT, face)).catch(() => null);
    const font = bytes && (create(bytes) as Font);
    const holds = (letter: string): boolean =>
      font?.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0) === true;
    if (![...KAZAKH].every(holds)) wanting.push(path.basename(face));
  }
  return wanting.length === 0
    ? { code: 'fonts', level: 'ok', params: { letters: KAZAKH } }
    : { code: 'fonts-wanting', level: 'bad', params: { files: wanting.join(', ') } };
}

/** The folder, or the nearest above it that there is. */
const present = (folder: string): string =>
  existsSync(folder) || path.dirname(folder) === folder ? folder : present(path.dirname(folder));

export async function room(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(present(folder));
  const free = bavail * bsize;
  const params = { folder, gigabytes: Math.floor(free / 1e8) / 10 };
  const level = free < ROOM.bad ? 'bad' : free < ROOM.warn ? 'warn' : 'ok';
  return { code: level === 'ok' ? 'room' : 'room-little', level, params };
}

export async function memory(): Promise<Finding> {
  const limit = process.constrainedMemory();
  const total = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  const few = total < MEMORY;
  const gigabytes = (bytes: number): number => Math.round(bytes / 1e8) / 10;
  const cores = availableParallelism();
  const params = { total: gigabytes(total), free: gigabytes(Math.min(freemem(), total)), cores };
  return { code: few ? 'memory-little' : 'memory', level: few ? 'warn' : 'ok', params };
}

/** Whether this user may read or write a folder, or make it. */
export async function rights(folder: string, may: 'read' | 'write'): Promise<Finding> {
  const wanted = may === 'read' ? constants.R_OK : constants.W_OK;
  const allowed = await access(present(folder), wanted | constants.X_OK).then(
    () => true,
    () => false,
  );
  const params = { folder };
  return { code: `${may}${allowed ? '' : '-refused'}`, level: allowed ? 'ok' : 'bad', params };
}
