/** GitHub's releases as its REST documentation describes them, on `localhost` and in memory. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

interface DoubleAsset {
  id: number;
  release: number;
  name: string;
  state: 'uploaded' | 'starter';
  bytes: Buffer;
}

export interface GithubDouble {
  /** Without a closing slash; serves as `GITHUB_API_URL`. */
  address: string;
  releases: { id: number; tag_name: string }[];
  assets: DoubleAsset[];
  stop(): Promise<void>;
}

/** GitHub's limit of assets of a release is enforced, as is one name per release. */
export async function githubDouble(limit = 1000): Promise<GithubDouble> {
  const double: Pick<GithubDouble, 'releases' | 'assets'> = { releases: [], assets: [] };
  let address = '';
  let number = 0;
  const server = createServer((request, answer) => {
    reply(request, answer).catch(() => answer.writeHead(500).end());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const send = (answer: ServerResponse, status: number, data?: unknown): void => {
    answer.writeHead(status, { 'content-type': 'application/json' });
    answer.end(data === undefined ? '' : JSON.stringify(data));
  };
  const shownAsset = ({ id, name, state, bytes }: DoubleAsset): object => ({
    id,
    name,
    state,
    size: bytes.length,
    digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    browser_download_url: `${address}/download/${id}/${name}`,
  });
  const shownRelease = (release: { id: number; tag_name: string }, host: string): object => ({
    ...release,
    upload_url: `http://${host}/uploads/${release.id}/assets{?name,label}`,
  });

  async function reply(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', address);
    const body = await buffer(request);
    const host = request.headers.host ?? '';
    const page = <T>(all: readonly T[]): T[] => {
      const size = Number(url.searchParams.get('per_page') ?? 30);
      const start = (Number(url.searchParams.get('page') ?? 1) - 1) * size;
      return all.slice(start, start + size);
    };
    const numbers = (/\/(\d+)(?:\/|$)/.exec(url.pathname)?.[1] ?? '0') as string;
    const asset = double.assets.find(({ id }) => id === Number(numbers));
    if (url.pathname.startsWith('/download/'))
      return asset ? void answer.end(asset.bytes) : send(answer, 404);
    if (request.headers.authorization !== 'Bearer secret') return send(answer, 401);
    if (url.pathname.startsWith('/uploads/')) {
      const release = Number(numbers);
      const name = url.searchParams.get('name') ?? '';
      const own = double.assets.filter((one) => one.release === release);
      if (own.length >= limit || own.some((one) => one.name === name)) return send(answer, 422);
      const made = { id: (number += 1), release, name, state: 'uploaded' as const, bytes: body };
      double.assets.push(made);
      return send(answer, 201, shownAsset(made));
    }
    if (url.pathname.endsWith('/releases') && request.method === 'POST') {
      const { tag_name } = JSON.parse(body.toString()) as { tag_name: string };
      const made = { id: (number += 1), tag_name };
      double.releases.push(made);
      return send(answer, 201, shownRelease(made, host));
    }
    if (url.pathname.endsWith('/releases'))
      return send(
        answer,
        200,
        page(double.releases).map((one) => shownRelease(one, host)),
      );
    if (/\/releases\/\d+\/assets$/.test(url.pathname)) {
      const own = double.assets.filter(({ release }) => release === Number(numbers));
      return send(answer, 200, page(own).map(shownAsset));
    }
    if (!asset) return send(answer, 404);
    if (request.method === 'DELETE') {
      double.assets.splice(double.assets.indexOf(asset), 1);
      return send(answer, 204);
    }
    answer.writeHead(302, { location: `${address}/download/${asset.id}/${asset.name}` }).end();
  }

  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return Object.assign(double, { address, stop });
}
