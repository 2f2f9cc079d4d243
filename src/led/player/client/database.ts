/** The player's memory: what it plays, and what it has shown. */

const NAME = 'estelik';

let opening: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('state');
      request.result.createObjectStore('log', { autoIncrement: true });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('indexedDB'));
  });
  return opening;
}

/** Runs one transaction; resolves when it is on the disk. */
export async function transact<T>(
  store: 'state' | 'log',
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
