/** The web servers of `docs/deploy.md` and `docs/publish.md` before a desk and a site, over TLS. */
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { onPath } from '../../base/platform/programs.ts';
import { askOverTls, breakOff, type Question, type Reply } from '../../dev/testing/ask-over-tls.ts';
import { startDesk, type ServingDesk } from '../../dev/testing/desk-serving.ts';
import { COLLECTING, least, type Fields } from '../../dev/testing/desk-visits.ts';
import { freePort } from '../../dev/testing/free-port.ts';
import { smallArchive } from '../../dev/testing/small-archive.ts';
import { WEB_SERVERS } from '../../dev/testing/web-servers.ts';

const PHOTO = path.join(PROJECT, 'fixtures/photos/02-portrait-bw-3x4.jpg');
/** Text long enough to be worth packing. */
const PAGE = `<!doctype html><title>Естелік</title>${'<p>Естелік</p>'.repeat(200)}`;

/** Types by which players, telephones and calendars know what they got. */
const TYPES: Readonly<Record<string, RegExp>> = {
  'a.mp4': /^video\/mp4$/,
  'a.webp': /^image\/webp$/,
  'a.avif': /^image\/avif$/,
  'a.jpg': /^image\/jpeg$/,
  'a.svg': /^image\/svg\+xml/,
  'a.css': /^text\/css/,
  'a.js': /^(?:text|application)\/javascript/,
  'a.json': /^application\/json/,
  'a.ics': /^text\/calendar; ?charset=utf-8$/,
  'a.m3u8': /mpegurl$/,
  'a.xspf': /^application\/xspf\+xml/,
  'a.pdf': /^application\/pdf$/,
  'a.zip': /^application\/zip$/,
  'a.woff2': /^font\/woff2$/,
};

/** A published site in `folder`: a page, the one for wrong addresses, a file of every kind. */
async function makeSite(folder: string): Promise<void> {
  const release = path.join(folder, 'releases/a');
  for (const name of ['kk', 'media', 'assets'])
    await mkdir(path.join(release, name), { recursive: true });
  for (const page of ['index.html', 'kk/index.html', '404.html'])
    await writeFile(path.join(release, page), PAGE);
  for (const file of Object.keys(TYPES))
    await writeFile(path.join(release, 'media', file), Buffer.alloc(1000, 'film'));
  await writeFile(path.join(release, 'assets/a.BjXP1280.js'), 'export {};');
  await symlink('releases/a', path.join(folder, 'current'));
}

for (const [name, { programs, start }] of Object.entries(WEB_SERVERS)) {
  const isThere =
    programs.every(onPath) || process.env[`REQUIRE_${name.toUpperCase()}`] !== undefined;
  describe.skipIf(!isThere)(name, { timeout: 240_000 }, () => {
    let desk: ServingDesk;
    let stop: () => Promise<void>;
    let root: string;
    const ports = { desk: 0, site: 0 };

    beforeAll(async () => {
      root = await mkdtemp(path.join(tmpdir(), `estelik-${name}-`));
      const { content } = await smallArchive(['abdirov-nurken'], []);
      const more = ['--today', COLLECTING, '--proxy', '--address', 'https://desk.example.kz'];
      desk = await startDesk(path.join(root, 'data'), ['--content', content, ...more]);
      await makeSite(path.join(root, 'site'));
      ports.desk = await freePort();
      ports.site = await freePort();
      stop = await start({ root, desk: desk.address, site: path.join(root, 'site'), ports });
      await vi.waitFor(async () => expect((await askSite('/')).status).toBe(200), 60_000);
    }, 600_000);

    afterAll(async () => {
      await stop();
      await desk.stop();
    });

    /** Asks the desk as a visitor whose own word about the address is not believed. */
    const ask = (where: string, { headers = {}, ...more }: Question = {}): Promise<Reply> =>
      askOverTls('desk.example.kz', ports.desk, where, {
        headers: { 'x-forwarded-for': '203.0.113.7', ...headers },
        ...more,
      });

    const askSite = (where: string, headers: Record<string, string> = {}): Promise<Reply> =>
      askOverTls('estelik.example.kz', ports.site, where, { headers });

    /** A form as a browser posts it. */
    async function posted(fields: Fields, photo?: Buffer): Promise<Question> {
      const form = new FormData();
      for (const [key, value] of Object.entries(fields)) form.append(key, String(value));
      if (photo) form.append('photos', new Blob([new Uint8Array(photo)]), 'a.jpg');
      const sent = new Response(form);
      const headers = { 'content-type': sent.headers.get('content-type') ?? '' };
      return { method: 'POST', headers, body: Buffer.from(await sent.arrayBuffer()) };
    }

    test('the form comes over TLS with its policies, and the health is told', async () => {
      const { status, headers, text } = await ask('/?lang=kk');
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()'),
      });
      expect(text).toContain('<textarea');
      expect(JSON.parse((await ask('/health')).text)).toMatchObject({ state: 'ok', troubles: [] });
      const style = await ask('/assets/desk.css', { headers: { 'accept-encoding': 'br' } });
      expect(style.headers['content-encoding']).toBe('br');
      expect(brotliDecompressSync(style.bytes).toString()).toContain('--');
    });

    test('a photograph of 30 MB passes, a body larger than any form is refused', async () => {
      const jpeg = await readFile(PHOTO);
      const large = Buffer.concat([jpeg, Buffer.alloc(30_000_000 - jpeg.length)]);
      const taken = await ask('/?lang=ru', await posted(least(), large));
      expect([taken.status, taken.headers.location]).toEqual([
        303,
        expect.stringContaining('/status/'),
      ]);
      const refused = await ask('/?lang=ru', {
        ...(await posted(least(), jpeg)),
        claimed: 200_000_000,
      });
      expect(refused.status).toBe(413);
    });

    test('of a photograph whose line breaks the desk keeps what came, and the rest follows', async () => {
      const jpeg = await readFile(PHOTO);
      const owner = randomUUID();
      const tus = { 'tus-resumable': '1.0.0' };
      const about = `owner ${Buffer.from(owner).toString('base64')}`;
      const begun = await ask('/uploads', {
        method: 'POST',
        headers: { ...tus, 'upload-length': String(jpeg.length), 'upload-metadata': about },
      });
      expect(begun.status).toBe(201);
      const where = begun.headers.location ?? '';
      const piece = (offset: number, bytes: Buffer): Question => ({
        method: 'PATCH',
        body: bytes,
        headers: {
          ...tus,
          'upload-offset': String(offset),
          'content-type': 'application/offset+octet-stream',
        },
      });
      const offset = async (): Promise<number> =>
        Number((await ask(where, { method: 'HEAD', headers: tus })).headers['upload-offset']);
      const half = Math.floor(jpeg.length / 2);
      const kept = path.join(root, 'data/uploads', path.posix.basename(where));
      const broken = { ...piece(0, jpeg.subarray(0, half)), claimed: jpeg.length };
      await breakOff('desk.example.kz', ports.desk, where, broken, () =>
        vi.waitFor(async () => expect((await stat(kept)).size).toBe(half), 30_000),
      );
      expect(await offset()).toBe(half);
      expect((await ask(where, piece(half, jpeg.subarray(half)))).status).toBe(204);
      const photo = JSON.stringify({ upload: path.posix.basename(where) });
      const form = await posted(least({ submission: owner, photo }));
      expect((await ask('/?lang=ru', form)).status).toBe(303);
    });

    test('visitors are counted one by one, by an address they cannot choose', async () => {
      const codes: number[] = [];
      for (let attempt = 0; attempt < 62; attempt += 1) {
        const headers = { 'x-forwarded-for': `203.0.113.${attempt}` };
        codes.push((await ask(`/status/AAAAA-AAAA${attempt % 10}`, { headers })).status);
      }
      expect(codes.at(-1)).toBe(429);
      expect((await ask('/status/AAAAA-AAAA1', { from: '127.0.0.2' })).status).toBe(404);
    });

    test('clips are served in parts, pages as UTF-8 and packed', async () => {
      const clip = await askSite('/media/a.mp4', { range: 'bytes=100-199' });
      expect([clip.status, clip.headers['content-range']]).toEqual([206, 'bytes 100-199/1000']);
      expect(clip.bytes).toHaveLength(100);
      const page = await askSite('/kk/', { 'accept-encoding': 'gzip' });
      expect(page.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'content-encoding': 'gzip',
      });
      expect(gunzipSync(page.bytes).toString()).toBe(PAGE);
    });

    test('every kind of file has its type and is not guessed', async () => {
      for (const [file, type] of Object.entries(TYPES)) {
        const { headers } = await askSite(`/media/${file}`);
        expect([file, headers['content-type']]).toEqual([file, expect.stringMatching(type)]);
        expect(headers['x-content-type-options']).toBe('nosniff');
      }
    });

    test('what may change is asked for anew, what is named by its bytes is kept', async () => {
      const page = await askSite('/kk/');
      expect(page.headers['cache-control']).toBe('no-cache');
      const again = await askSite('/kk/', { 'if-none-match': page.headers.etag ?? '' });
      expect(again.status).toBe(304);
      const asset = await askSite('/assets/a.BjXP1280.js');
      expect(asset.headers['cache-control']).toContain('immutable');
    });

    test('a wrong address gets the page that says so', async () => {
      const lost = await askSite('/kk/nobody/');
      expect([lost.status, lost.text]).toEqual([404, PAGE]);
      expect((await askSite('/kk')).headers.location).toMatch(/\/kk\/$/);
    });
  });
}
