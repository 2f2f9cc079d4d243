/** A static server whose faults a test can choose. */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.avif': 'image/avif',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
  '.webmanifest': 'application/manifest+json',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mp4': 'video/mp4',
  '.vtt': 'text/vtt; charset=utf-8',
  '.m3u': 'audio/x-mpegurl',
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.xspf': 'application/xspf+xml',
};

const COMPRESSED = /\.(?:html|css|js|svg|txt|xml|json|webmanifest)$/;

/** A running server. */
export interface StaticServer {
  /** With a closing slash. */
  address: string;
  /** ms by which the `Date` it sends is ahead of the true time. */
  ahead: number;
  /** Answers instead of the files: by the end of the path, a status or other bytes. */
  faults: Map<string, number | Buffer>;
  /** Sends texts compressed, as most hosts do. */
  compresses: boolean;
  /** Paths asked for, in order. */
  asked: string[];
  /** Ends it, with all its connections. */
  stop(): Promise<void>;
}

/** Serves a folder on `localhost`, with Range, `Last-Modified` and HEAD, as static hosts do. */
export async function serve(root: string, port = 0): Promise<StaticServer> {
  const state = {
    ahead: 0,
    compresses: false,
    faults: new Map<string, number | Buffer>(),
    asked: [] as string[],
  };
  const server = createServer((request, response) => {
    answer(root, state, request, response).catch(() => response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const address = `http://localhost:${(server.address() as AddressInfo).port}/`;
  return Object.assign(state, { address, stop });
}

async function answer(
  root: string,
  state: Pick<StaticServer, 'ahead' | 'compresses' | 'faults' | 'asked'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
  state.asked.push(`${request.method} ${url}`);
  response.sendDate = false;
  response.setHeader('Date', new Date(Date.now() + state.ahead).toUTCString());
  const fault = [...state.faults].find(([ending]) => url.endsWith(ending))?.[1];
  if (typeof fault === 'number') return void response.writeHead(fault).end();
  const file = path.join(root, url.endsWith('/') ? `${url}index.html` : url);
  response.setHeader('Content-Type', TYPES[path.extname(file)] ?? 'application/octet-stream');
  if (fault) return void response.end(fault);
  if (state.compresses && COMPRESSED.test(file)) {
    response.setHeader('Content-Encoding', 'gzip');
    return void response.end(gzipSync(await readFile(file)));
  }
  const { size, mtime } = await stat(file);
  response.setHeader('Last-Modified', mtime.toUTCString());
  response.setHeader('Accept-Ranges', 'bytes');
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  const start = Number(range?.[1] ?? 0);
  const end = range?.[2] ? Math.min(Number(range[2]), size - 1) : size - 1;
  if (range) response.setHeader('Content-Range', `bytes ${start}-${end}/${size}`);
  response.writeHead(range ? 206 : 200, { 'Content-Length': end - start + 1 });
  if (request.method === 'HEAD') return void response.end();
  createReadStream(file, { start, end }).pipe(response);
}
