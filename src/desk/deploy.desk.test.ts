/** The files of `docs/deploy.md` and `docs/publish.md` as they stand there: read, started and asked. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { PROJECT } from '../base/cache.ts';
import { onPath } from '../base/programs.ts';
import { startDesk, type ServingDesk } from '../testing/desk-serving.ts';
import { COLLECTING, least } from '../testing/desk-visits.ts';
import { smallArchive } from '../testing/small-archive.ts';

/** A block of a page of the docs that begins with a text. */
async function block(page: string, kind: string, text = ''): Promise<string> {
  const markdown = await readFile(path.join(PROJECT, 'docs', page), 'utf8');
  const blocks = [...markdown.matchAll(new RegExp(`^\`\`\`${kind}\n([^]*?)^\`\`\``, 'gm'))];
  const found = blocks.find(([, body = '']) => body.includes(text))?.[1];
  if (found === undefined) throw new Error(`${page} has no ${kind} with ${text}`);
  return found;
}

const hasSystemd = onPath('systemd-analyze') !== undefined;
const hasNginx =
  onPath('nginx') !== undefined && onPath('openssl') !== undefined
    ? true
    : Boolean(process.env['REQUIRE_NGINX']);

test.skipIf(!hasSystemd)('systemd finds nothing to complain of in the unit', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'estelik-unit-'));
  const unit = (await block('deploy.md', 'ini')).replaceAll('/opt/estelik', PROJECT.slice(0, -1));
  const file = path.join(folder, 'estelik-desk.service');
  await writeFile(file, unit);
  const said = execFileSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });
  expect(said).toBe('');
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe.skipIf(!hasNginx)('nginx before the desk and the site', { timeout: 120_000 }, () => {
  let desk: ServingDesk;
  let nginx: ChildProcess;
  let root: string;
  const ports = { desk: 0, site: 0 };

  beforeAll(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'estelik-nginx-'));
    const { content } = await smallArchive(['abdirov-nurken'], []);
    const more = ['--today', COLLECTING, '--proxy', '--address', 'https://desk.example.kz'];
    desk = await startDesk(path.join(root, 'data'), ['--content', content, ...more]);
    const key = ['-keyout', `${root}/key.pem`, '-out', `${root}/cert.pem`, '-days', '2'];
    const name = ['-subj', '/CN=desk.example.kz'];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...key, ...name], {
      stdio: 'ignore',
    });
    await mkdir(path.join(root, 'site/current/media'), { recursive: true });
    await writeFile(path.join(root, 'site/current/media/a.mp4'), Buffer.alloc(1000, 'film'));
    await writeFile(path.join(root, 'site/current/index.html'), 'Естелік');
    ports.desk = await freePort();
    ports.site = await freePort();
    const proxy = (await block('deploy.md', 'nginx'))
      .replace('listen 443 ssl', `listen 127.0.0.1:${ports.desk} ssl`)
      .replace(/ssl_certificate .*;/, `ssl_certificate ${root}/cert.pem;`)
      .replace(/ssl_certificate_key .*;/, `ssl_certificate_key ${root}/key.pem;`)
      .replaceAll('http://127.0.0.1:8377', desk.address);
    const site = (await block('publish.md', 'nginx'))
      .replace('/srv/estelik', `${root}/site`)
      .replace('server {', `server { listen 127.0.0.1:${ports.site};`);
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((kind) => `${kind}_temp_path ${root}/${kind};`)
      .join(' ');
    const file = path.join(root, 'nginx.conf');
    const types = 'include /etc/nginx/mime.types; default_type application/octet-stream;';
    await writeFile(
      file,
      `${process.getuid?.() === 0 ? 'user root;' : ''} pid ${root}/pid; error_log stderr;
       events {} http { ${types} access_log off; ${temporary} ${proxy} ${site} }`,
    );
    execFileSync('nginx', ['-t', '-q', '-c', file, '-p', root, '-e', 'stderr']);
    nginx = spawn('nginx', ['-c', file, '-p', root, '-e', 'stderr', '-g', 'daemon off;'], {
      stdio: 'ignore',
    });
    const address = `http://127.0.0.1:${ports.site}/`;
    await vi.waitFor(async () => expect((await fetch(address)).status).toBe(200), 60_000);
  }, 120_000);

  afterAll(async () => {
    nginx.kill('SIGTERM');
    await once(nginx, 'exit');
    await desk.stop();
  });

  /**
   * Asks over TLS, as a visitor whose own word about the address is not believed.
   * @param claimed Bytes that are said to come and do not.
   */
  async function ask(
    where: string,
    form?: FormData,
    claimed?: number,
  ): Promise<{ status: number; headers: IncomingMessage['headers']; text: string }> {
    const sent = form && new Response(form);
    const body = sent && Buffer.from(await sent.arrayBuffer());
    const headers = {
      ...{ host: 'desk.example.kz', 'x-forwarded-for': '203.0.113.7' },
      ...(sent && { 'content-type': sent.headers.get('content-type') ?? '' }),
      ...(body && { 'content-length': claimed ?? body.length }),
    };
    const options = { host: '127.0.0.1', port: ports.desk, path: where, headers };
    const asked = request({
      ...{ ...options, method: form ? 'POST' : 'GET', rejectUnauthorized: false },
    });
    if (claimed === undefined) asked.end(body);
    else asked.flushHeaders();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    const parts: Buffer[] = [];
    for await (const part of answer) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString();
    asked.destroy();
    return { status: answer.statusCode ?? 0, headers: answer.headers, text };
  }

  const formOf = async (photo: Buffer): Promise<FormData> => {
    const form = new FormData();
    for (const [name, value] of Object.entries(least())) form.append(name, String(value));
    form.append('photos', new Blob([new Uint8Array(photo)]), 'a.jpg');
    return form;
  };

  test('the form comes over TLS with its policy, and the health is told', async () => {
    const { status, headers, text } = await ask('/?lang=kk');
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(text).toContain('<textarea');
    expect(JSON.parse((await ask('/health')).text)).toEqual({ state: 'ok', troubles: [] });
  });

  test('a photograph of 30 MB passes, more than the form takes is refused by the proxy', async () => {
    const jpeg = await readFile(path.join(PROJECT, 'fixtures/photos/02-portrait-bw-3x4.jpg'));
    const large = Buffer.concat([jpeg, Buffer.alloc(30_000_000 - jpeg.length)]);
    const taken = await ask('/?lang=ru', await formOf(large));
    expect([taken.status, taken.headers.location]).toEqual([
      303,
      expect.stringContaining('/status/'),
    ]);
    const refused = await ask('/?lang=ru', await formOf(jpeg), 200_000_000);
    expect(refused.status).toBe(413);
  });

  test('visitors cannot choose the address by which they are counted', async () => {
    const codes: number[] = [];
    for (let attempt = 0; attempt < 62; attempt += 1)
      codes.push((await ask(`/status/AAAAA-AAAA${attempt % 10}`)).status);
    expect(codes.at(-1)).toBe(429);
  });

  test('films are served in parts, pages as UTF-8, and nothing else is found', async () => {
    const film = await fetch(`http://127.0.0.1:${ports.site}/media/a.mp4`, {
      headers: { range: 'bytes=100-199' },
    });
    expect([film.status, film.headers.get('content-range')]).toEqual([206, 'bytes 100-199/1000']);
    expect(film.headers.get('content-type')).toBe('video/mp4');
    const page = await fetch(`http://127.0.0.1:${ports.site}/`);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect((await fetch(`http://127.0.0.1:${ports.site}/no/`)).status).toBe(404);
  });
});
