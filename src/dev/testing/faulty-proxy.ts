/** Stands before a server and spoils what passes, as a bad line or a failing disk does. */
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/**
 * `reset`: the line breaks before an answer; `cut`: only half of the upload arrives, then it breaks;
 * `corrupt`: one byte of the upload is another; `late`: it arrives, but the answer is lost;
 * a number: this status without asking the server.
 */
export type Fault = 'reset' | 'cut' | 'corrupt' | 'late' | number;

export interface FaultyProxy {
  /** Without a closing slash. */
  address: string;
  /** Asked for each request in turn; `undefined` lets it pass. */
  fault: (request: string) => Fault | undefined;
  /** `PUT /bucket/key`, in order. */
  requests: string[];
  stop(): Promise<void>;
}

export async function faultyProxy(target: string): Promise<FaultyProxy> {
  const proxy: Pick<FaultyProxy, 'fault' | 'requests'> = { fault: () => undefined, requests: [] };
  const server = createServer((incoming, outgoing) => {
    const request = `${incoming.method} ${incoming.url}`;
    proxy.requests.push(request);
    pass(target, incoming, outgoing, proxy.fault(request)).catch(() => incoming.socket.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return Object.assign(proxy, { address: `http://127.0.0.1:${port}`, stop });
}

async function pass(
  target: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  fault: Fault | undefined,
): Promise<void> {
  const body = await buffer(incoming);
  if (typeof fault === 'number') return void outgoing.writeHead(fault).end();
  if (fault === 'reset') return void incoming.socket.destroy();
  if (fault === 'corrupt' && body.length > 0) body[body.length >> 1]! ^= 1;
  const headers = { ...incoming.headers, 'content-length': String(body.length) };
  delete headers['transfer-encoding'];
  const upstream = request(new URL(incoming.url ?? '/', target), {
    method: incoming.method,
    headers,
  });
  upstream.on('error', () => incoming.socket.destroy());
  upstream.on('response', (answer) => {
    if (fault === 'late') return void incoming.socket.destroy();
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  if (fault !== 'cut') return void upstream.end(body);
  upstream.write(body.subarray(0, body.length >> 1));
  setTimeout(() => {
    upstream.destroy();
    incoming.socket.destroy();
  }, 50);
}
