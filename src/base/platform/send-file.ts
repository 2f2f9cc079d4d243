/** Answers with a file as static hosts do: with its type, `Last-Modified`, byte ranges and HEAD. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.avif': 'image/avif',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.pdf': 'application/pdf',
  '.zip': 'application/zip',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.xml': 'application/xml',
  '.webmanifest': 'application/manifest+json',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mp4': 'video/mp4',
  '.ts': 'video/mp2t',
  '.vtt': 'text/vtt; charset=utf-8',
};

export const typeOf = (file: string): string =>
  TYPES[path.extname(file)] ?? 'application/octet-stream';

/**
 * @param type Its media type.
 * @throws when there is no such file; nothing is sent then.
 */
export async function sendFile(
  file: string,
  request: IncomingMessage,
  response: ServerResponse,
  type: string,
  status = 200,
): Promise<void> {
  const { size, mtime } = await stat(file);
  const range = status === 200 ? /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') : null;
  const start = Number(range?.[1] ?? 0);
  const end = range?.[2] ? Math.min(Number(range[2]), size - 1) : size - 1;
  response.setHeader('Content-Type', type);
  response.setHeader('Last-Modified', mtime.toUTCString());
  response.setHeader('Accept-Ranges', 'bytes');
  if (range) response.setHeader('Content-Range', `bytes ${start}-${end}/${size}`);
  response.writeHead(range ? 206 : status, { 'Content-Length': end - start + 1 });
  if (request.method === 'HEAD' || size === 0) return void response.end();
  createReadStream(file, { start, end }).pipe(response);
}
