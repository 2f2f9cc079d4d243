/** Keeps the page itself, so that it starts without a network. Clips are kept by the page. */
import type { WorkerScope } from '../../../../base/platform/worker-scope.ts';

const worker = self as unknown as WorkerScope;
const CACHE = 'page';
/** ms until a silent network is given up. */
const PATIENCE = 4000;

worker.addEventListener('install', (event) => {
  event.waitUntil(worker.skipWaiting());
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(keepPage().then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate') event.respondWith(page(event.request));
});

const keepPage = async (): Promise<void> =>
  (await caches.open(CACHE)).add(new Request(worker.registration.scope, { cache: 'reload' }));

/** The page from the network, and kept; from the cache when the network fails or is silent. */
async function page(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const scope = worker.registration.scope;
  try {
    const patience = new AbortController();
    setTimeout(() => patience.abort(), PATIENCE);
    const response = await fetch(request, { signal: patience.signal });
    if (!response.ok) throw new Error(String(response.status));
    await cache.put(scope, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(scope);
    if (kept) return kept;
    throw error;
  }
}
