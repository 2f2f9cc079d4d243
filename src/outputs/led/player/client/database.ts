/** The player's memory: what it plays, and what it has shown. */

/**
 * Tells apart what players of one address keep in one browser: `-led-arch-player-`. Each has its own
 * set, its own clips and its own log; a clip is not shared, because each player clears its own.
 */
export const PLACE = new URL('.', location.href).pathname.replace(/[^A-Za-z0-9]/g, '-');

const NAME = `estelik${PLACE}`;

let opening: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 2);
    request.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion < 1) request.result.createObjectStore('state');
      request.result.createObjectStore('lines', { autoIncrement: true });
      if (oldVersion === 1) request.result.deleteObjectStore('log'); // unchained: it proves nothing
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('indexedDB'));
  });
  return opening;
}

/** Runs one transaction; resolves when it is on the disk. */
export async function transact<T>(
  store: 'state' | 'lines',
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, mode);
    const request = work(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = transaction.onerror = () =>
      reject(transaction.error ?? new Error('indexedDB'));
  });
}

export const readState = <T>(key: string): Promise<T | undefined> =>
  transact('state', 'readonly', (store) => store.get(key) as IDBRequest<T | undefined>);

export const writeState = (key: string, value: unknown): Promise<unknown> =>
  transact('state', 'readwrite', (store) => store.put(value, key));

/** Adds a line that knows the last one, whichever page of this device wrote it. */
export const appendLine = (lineAfter: (last: string | null) => string): Promise<unknown> =>
  transact('lines', 'readwrite', (store) => {
    const newest = store.openCursor(null, 'prev');
    newest.onsuccess = () => store.add(lineAfter((newest.result?.value as string) ?? null));
    return newest;
  });
