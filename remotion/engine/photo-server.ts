/** Gives the drawing page its photographs: only the named files, only to this machine. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import sharp from 'sharp';

export interface PhotoServer extends AsyncDisposable {
  /**
   * The address under which the page finds a file, which must exist while it is drawn.
   * @param size What is drawn with it: a browser scales a picture of one address from what it has
   *   scaled before, so that drawings would depend on those made earlier.
   */
  addressOf(file: string, size?: string): string;
}

/**
 * Serves files from where they lie. Data addresses would multiply the page's props by the size of
 * every photograph, and the bundle's folder is shared by runs and must not change. The page gets
 * PNG: a JPEG is decoded at a fraction of its size or whole, as the browser's memory has it, and
 * the same clip would come out in other bytes.
 */
export async function servePhotos(): Promise<PhotoServer> {
  const files = new Map<string, string>();
  const server = createServer((request, response) => {
    const file = files.get((request.url ?? '').split('?', 1)[0] ?? '');
    if (!file) return void response.writeHead(404).end();
    const picture = sharp(file).png({ compressionLevel: 0 }).toBuffer();
    picture.then(
      (bytes) => {
        const headers = { 'content-type': 'image/png', 'access-control-allow-origin': '*' };
        response.writeHead(200, headers).end(bytes);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    addressOf(file, size) {
      const name = `/${path.basename(file)}`;
      files.set(name, file);
      return `http://127.0.0.1:${port}${name}${size ? `?${size}` : ''}`;
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
