/** Clips kept on the device by the hash of their bytes. */
import type { PlaylistFile } from '../../../../model/files/playlist.ts';
import { PLACE } from './database.ts';

/** Whether this page may keep files: only on https (or localhost), and not in every old browser. */
export const canKeepClips = (): boolean =>
  isSecureContext &&
  location.protocol !== 'file:' &&
  typeof navigator.storage?.getDirectory === 'function' &&
  typeof FileSystemFileHandle !== 'undefined' &&
  'createWritable' in FileSystemFileHandle.prototype;

const folder = async (): Promise<FileSystemDirectoryHandle> =>
  (await navigator.storage.getDirectory()).getDirectoryHandle(`films${PLACE}`, { create: true });

/** What the playlist says of a clip. */
type ClipFacts = Pick<PlaylistFile['media'][number], 'sha256' | 'bytes'>;

/** The clip with this hash, or `null`. */
export async function keptClip(sha256: string): Promise<File | null> {
  try {
    return await (await (await folder()).getFileHandle(sha256)).getFile();
  } catch {
    return null;
  }
}

/** Names of all clips that are kept. */
export async function keptClips(): Promise<Set<string>> {
  const names = new Set<string>();
  for await (const name of (await folder()).keys()) names.add(name);
  return names;
}

/** Whether a clip is there with its right size: quick, and true of nearly all that goes wrong. */
export const isHere = async ({ sha256, bytes }: ClipFacts): Promise<boolean> =>
  (await keptClip(sha256))?.size === bytes;

/** Whether the bytes of a clip are still the right ones; one that is not is thrown away. */
export async function isSound({ sha256 }: ClipFacts): Promise<boolean> {
  try {
    const file = await keptClip(sha256);
    if (file && (await hexHash(await file.arrayBuffer())) === sha256) return true;
  } catch {
    // What cannot be read is as bad as what is wrong.
  }
  await forgetClip(sha256).catch(() => undefined);
  return false;
}

/**
 * Loads a clip, and keeps it when its size and hash are right.
 * @throws {Error} with the reason when they are not, or it cannot be loaded.
 */
export async function keepClip(address: string, bytes: number, sha256: string): Promise<void> {
  const response = await fetch(address, { cache: 'no-store' });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const data = await response.arrayBuffer();
  if (data.byteLength !== bytes) throw new Error(`${address}: ${data.byteLength} ≠ ${bytes}`);
  if ((await hexHash(data)) !== sha256) throw new Error(`${address}: SHA-256`);
  const handle = await (await folder()).getFileHandle(sha256, { create: true });
  const writer = await handle.createWritable(); // takes the file's place only when it is closed
  await writer.write(data);
  await writer.close();
}

export async function forgetClip(sha256: string): Promise<void> {
  await (await folder()).removeEntry(sha256);
}

async function hexHash(data: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
