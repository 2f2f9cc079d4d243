/** Servers that take a connection and never answer as they should, on this machine alone. */
import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface MuteServer {
  port: number;
  /** How many have called. */
  calls: () => number;
  close: () => Promise<void>;
}

/**
 * @param manner `silent` says nothing at all; `trickling` begins an answer of HTTP and gives a byte
 * of it now and then.
 */
export async function muteServer(manner: 'silent' | 'trickling'): Promise<MuteServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.resume();
    if (manner === 'silent') return;
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\nContent-Type: ');
    socket.write('application/x-git-upload-pack-advertisement\r\n\r\n');
    const drip = setInterval(() => socket.write('0'), 100);
    socket.on('close', () => clearInterval(drip));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    calls: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
