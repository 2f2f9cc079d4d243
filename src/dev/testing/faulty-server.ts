/** A static server whose faults a test can choose. */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { sendFile } from '../../base/platform/send-file.ts';
import { mediaTypeOf } from '../../outputs/led/formats/index.ts';

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
  requested: string[];
  /** Ends it, with all its connections. */
  stop(): Promise<void>;
}

/** Serves a folder on `localhost`, with Range, `Last-Modified` and HEAD, as static hosts do. */
export async function serve(root: string, port = 0): Promise<StaticServer> {
  const state = {
    ahead: 0,
    compresses: false,
    faults: new Map<string, number | Buffer>(),
    requested: [] as string[],
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
  state: Pick<StaticServer, 'ahead' | 'compresses' | 'faults' | 'requested'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
  state.requested.push(`${request.method} ${url}`);
  response.sendDate = false;
  response.setHeader('Date', new Date(Date.now() + state.ahead).toUTCString());
  const fault = [...state.faults].find(([ending]) => url.endsWith(ending))?.[1];
  if (typeof fault === 'number') return void response.writeHead(fault).end();
  const file = path.join(root, url.endsWith('/') ? `${url}index.html` : url);
  const type = mediaTypeOf(file);
  response.setHeader('Content-Type', type);
  if (fault) return void response.end(fault);
  if (state.compresses && COMPRESSED.test(file)) {
    response.setHeader('Content-Encoding', 'gzip');
    return void response.end(gzipSync(await readFile(file)));
  }
  await sendFile(file, request, response, type);
}
