/** The service worker: pages seen are there without a network, and the newest wherever there is one. */
import type { FetchEvent, WorkerScope } from '../../../base/platform/worker-scope.ts';
import { filesIn, stickOf, zipStream, type StickRequest } from './stick.ts';
import { offlinePage, STORES, treatmentOf, withoutQuery, type Store } from './kept.ts';

/** Paths of what every page needs, written in by `write-worker.ts`. */
declare const SHELL: readonly string[];

const worker = self as unknown as WorkerScope;
const { scope } = worker.registration;

/** ms until a silent network is given up for a page that was seen before. */
const PATIENCE = 4000;

worker.addEventListener('install', (event) => {
  event.waitUntil(keepShell().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(worker.clients.claim());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const path = pathOf(request.url);
  const stick = stickOf(path ?? '');
  if (stick) return event.respondWith(stickZip(event, stick));
  const treatment = path === null || request.method !== 'GET' ? null : treatmentOf(path);
  if (!treatment || request.headers.has('range')) return;
  const answer = treatment.way === 'lasting' ? lasting : changing;
  event.respondWith(answer(event, treatment.store));
});

/** The path below the site's beginning, without a query; `null` for another site. */
function pathOf(address: string): string | null {
  const plain = withoutQuery(address);
  return plain.startsWith(scope) ? plain.slice(scope.length) : null;
}

/** One download for a stick; `client/sticks.ts` keeps the worker awake while it lasts. */
async function stickZip(event: FetchEvent, { screen, folder }: StickRequest): Promise<Response> {
  const ask = async (name: string): Promise<Response> => {
    const answer = await fetch(`${scope}led/${screen}/${name}`);
    if (!answer.ok || !answer.body) throw new Error(`${answer.status} ${name}`);
    return answer;
  };
  const names = filesIn(await (await ask('checksums.sha256')).text(), folder);
  const { stream, done } = zipStream(names, async (name) => (await ask(name)).body!);
  event.waitUntil(done);
  return new Response(stream, {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${screen}-${folder}.zip"`,
    },
  });
}

const open = (store: Store): Promise<Cache> => caches.open(STORES[store].name);

/** Hash-named files that are there already are right; offline pages are taken anew. */
async function keepShell(): Promise<void> {
  const shell = await open('shell');
  const missing = await Promise.all(
    SHELL.map(async (path) =>
      path.startsWith('assets/') && (await shell.match(scope + path)) ? [] : [path],
    ),
  );
  await shell.addAll(
    missing.flat().map((path) => new Request(scope + path, { cache: 'no-cache' })),
  );
  await trim('shell');
}

async function lasting(event: FetchEvent, store: Store): Promise<Response> {
  const kept = await (await open(store)).match(event.request.url);
  return kept ?? fetchAndKeep(event, store);
}

async function changing(event: FetchEvent, store: Store): Promise<Response> {
  const key = withoutQuery(event.request.url);
  const kept = await (await open(store)).match(key);
  try {
    return await (kept ? inTime(fetchAndKeep(event, store)) : fetchAndKeep(event, store));
  } catch {
    const instead =
      kept ?? (await (await open('shell')).match(scope + offlinePage(pathOf(key) ?? '')));
    const isPage = key.endsWith('/');
    return (isPage ? instead : kept) ?? Response.error();
  }
}

/** A page that is gone, because a family wished so, goes from here too. */
async function fetchAndKeep(event: FetchEvent, store: Store): Promise<Response> {
  const response = await fetch(event.request);
  const key = withoutQuery(event.request.url);
  if (response.status === 200) event.waitUntil(keep(store, key, response.clone()));
  else if (response.status === 404 || response.status === 410)
    event.waitUntil(open(store).then((cache) => cache.delete(key)));
  return response;
}

/** Whole or not at all: a body that breaks off must not take the place of what is kept. */
async function keep(store: Store, key: string, response: Response): Promise<void> {
  const { headers } = response;
  const whole = new Response(await response.arrayBuffer(), { headers });
  await (await open(store)).put(key, whole);
  await trim(store);
}

async function trim(store: Store): Promise<void> {
  const cache = await open(store);
  const keys = await cache.keys();
  for (const old of keys.slice(0, -STORES[store].most)) await cache.delete(old);
}

const inTime = (response: Promise<Response>): Promise<Response> =>
  Promise.race([
    response,
    new Promise<never>((_, reject) => setTimeout(() => reject(new Error('silent')), PATIENCE)),
  ]);
