/** Remote repositories that hang, that want a token, and that bring what must not be mixed. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { muteServer } from '../dev/testing/mute-server.ts';
import { smallArchive } from '../dev/testing/small-archive.ts';
import { synchronise } from './remote.ts';
import { Repository } from './repository.ts';
import { git } from './run.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'estelik-remote-'));
});
const at = (name: string): string => path.join(root, name);
const write = (file: string, data: string) => ({
  message: 'test: write',
  write: [{ path: file, data }],
});

/** Command lines of all processes, as `ps` shows them. */
async function processes(): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.map((line) => line.replaceAll('\0', ' '));
}

test.each(['silent', 'trickling'] as const)(
  'a %s remote is given up, with all that spoke to it, and what was asked to stop stops',
  async (manner) => {
    const server = await muteServer(manner);
    const here = await Repository.open(at('here.git'));
    await here.commit(async () => [write('a', '1')]);
    const address = `http://127.0.0.1:${server.port}/archive.git`;
    await expect(synchronise(here, address, { longest: 1500 })).rejects.toThrow(/given up/);
    const stopping = new AbortController();
    const calls = server.calls();
    const going = synchronise(here, address, { signal: stopping.signal });
    await expect.poll(() => server.calls(), { timeout: 20_000 }).toBeGreaterThan(calls);
    stopping.abort();
    await expect(going).rejects.toThrow(/given up/);
    await expect(
      Repository.open(at('new.git'), { remote: address, signal: AbortSignal.timeout(1000) }),
    ).rejects.toThrow(/given up/);
    expect(existsSync(at('new.git'))).toBe(false);
    const left = (await processes()).filter((line) => line.includes(`:${server.port}/`));
    expect(left).toEqual([]);
    await server.close();
  },
);

test('an empty remote is no fault: the desk begins with its own archive and gives it', async () => {
  const remote = await Repository.open(at('remote.git'));
  const { content } = await smallArchive([], []);
  const here = await Repository.open(at('here.git'), { remote: at('remote.git'), content });
  expect(await here.read('content/archive.yaml')).not.toBeNull();
  await synchronise(here, at('remote.git'));
  expect(await remote.tip()).toBe(await here.tip());
});

test('nobody’s words move to somebody else’s page, however alike the files are', async () => {
  const text = (name: string): string =>
    `---\nname: ${name}\n${Array.from({ length: 30 }, (_, line) => `line: ${line}\n`).join('')}---\n`;
  const remote = await Repository.open(at('remote.git'));
  const here = await Repository.open(at('here.git'));
  await here.commit(async () => [
    write('veterans/nura/abishev/index.md', text('Abishev')),
    write('veterans/nura/abishev/portrait.jpg', 'picture'),
  ]);
  await synchronise(here, at('remote.git'));
  await remote.commit(async () => [
    write('veterans/nura/abishev/index.md', `${text('Abishev')}Only about Abishev.\n`),
    write('veterans/nura/abishev/photo-2.jpg', 'another picture'),
  ]);
  await here.commit(async () => [
    { message: 'test: withdraw', remove: ['veterans/nura/abishev'] },
    write('veterans/shet/zhumabek/index.md', text('Zhumabek')),
    write('veterans/shet/zhumabek/portrait.jpg', 'picture'),
  ]);
  // The same lines were changed and taken away: a person decides.
  await expect(synchronise(here, at('remote.git'))).rejects.toThrow(/CONFLICT/);
  await here.commit(async () => [write('veterans/nura/abishev/index.md', text('Abishev'))]);
  await synchronise(here, at('remote.git'));
  const theirs = await here.list('veterans/shet');
  expect(theirs.map(({ path: name }) => path.posix.basename(name))).toEqual([
    'index.md',
    'portrait.jpg',
  ]);
  expect((await here.read('veterans/shet/zhumabek/index.md'))?.toString()).toBe(text('Zhumabek'));
});

test('two who changed different lines of a page both keep theirs', async () => {
  const lines = (first: string, last: string): string => `${first}\n1\n2\n3\n4\n5\n6\n${last}\n`;
  const remote = await Repository.open(at('remote.git'));
  const here = await Repository.open(at('here.git'));
  await here.commit(async () => [write('a', lines('x', 'y'))]);
  await synchronise(here, at('remote.git'));
  await remote.commit(async () => [write('a', lines('theirs', 'y'))]);
  await here.commit(async () => [write('a', lines('x', 'ours'))]);
  await synchronise(here, at('remote.git'));
  expect((await here.read('a'))?.toString()).toBe(lines('theirs', 'ours'));
});

test('what would be merged is looked at first, and a branch that must not move stays', async () => {
  const remote = await Repository.open(at('remote.git'));
  const here = await Repository.open(at('here.git'));
  await here.commit(async () => [write('a', '1')]);
  await synchronise(here, at('remote.git'));
  await remote.commit(async () => [write('b', 'theirs')]);
  const before = await here.tip();
  const seen: string[] = [];
  const check = async (ours: string | null, merged: string): Promise<void> => {
    seen.push(`${ours} ${(await here.list('', merged)).map((file) => file.path).join()}`);
    throw new Error('not so');
  };
  await expect(synchronise(here, at('remote.git'), { check })).rejects.toThrow('not so');
  expect(seen).toEqual([`${before} a,b`]);
  expect(await here.tip()).toBe(before);
});

test('the token of an address is given to Git and stands in no list of processes', async () => {
  const TOKEN = 'quiet-token-%2F9';
  await Repository.open(at('remote.git'));
  await git(at('remote.git'), ['config', 'http.receivepack', 'true']);
  const seen = new Set<string>();
  const authorizations: (string | undefined)[] = [];
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const line of await processes()) if (/quiet-token/.test(line)) seen.add(line);
    authorizations.push(request.headers.authorization);
    if (!request.headers.authorization) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="archive"' }).end();
      return;
    }
    backend(root, request, response);
  };
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const here = await Repository.open(at('here.git'));
  await here.commit(async () => [write('a', '1')]);
  await synchronise(here, `http://desk:${TOKEN}@127.0.0.1:${port}/remote.git`);
  const remote = await Repository.open(at('remote.git'));
  expect(await remote.tip()).toBe(await here.tip());
  const basic = `Basic ${Buffer.from('desk:quiet-token-/9').toString('base64')}`;
  expect(authorizations).toContain(basic);
  expect([...seen]).toEqual([]);
  server.close();
});

/** Git's own server side, as a web server calls it. */
function backend(folder: string, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, search } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const program = path.join(
    execFileSync('git', ['--exec-path']).toString().trim(),
    'git-http-backend',
  );
  const child = spawn(program, {
    env: {
      ...process.env,
      GIT_PROJECT_ROOT: folder,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: pathname,
      QUERY_STRING: search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: String(request.headers['content-encoding'] ?? ''),
      REMOTE_USER: 'desk',
    },
  });
  request.pipe(child.stdin);
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  child.on('close', () => {
    const answer = Buffer.concat(parts);
    const end = answer.indexOf('\r\n\r\n');
    const heads = answer.subarray(0, end).toString().split('\r\n');
    for (const line of heads) {
      const [name = '', value = ''] = line.split(/: (.*)/s);
      if (name === 'Status') response.statusCode = Number.parseInt(value, 10);
      else response.setHeader(name, value);
    }
    response.end(answer.subarray(end + 4));
  });
}
