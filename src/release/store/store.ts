/** The media store: where clips, loops, bundles and prints lie that are too large for the site. */

/** What a store says of an object it holds. */
export interface Stored {
  key: string;
  bytes: number;
  /** The store's own digest of the bytes, as `digestOf` gives it; `null` when it tells none. */
  digest: string | null;
}

/** Objects by key. A key names the content, so an object never changes once it is whole. */
export interface Store {
  /** How a plan calls it: `s3 https://…/bucket`. */
  readonly name: string;
  /** What is there under a key, `null` when there is nothing whole. */
  has(key: string): Promise<Stored | null>;
  /** Brings a file there, over what lies there already. */
  put(key: string, file: string): Promise<void>;
  /** Brings an object to a file. @throws when there is none or it does not arrive whole. */
  get(key: string, file: string): Promise<void>;
  /** Everything that is there whole, in no order. */
  list(): Promise<Stored[]>;
  /** Takes an object away; nothing happens when it is not there. */
  delete(key: string): Promise<void>;
  /** The public address of an object that is there. */
  url(key: string): string;
  /** The digest that the store will tell of this file. */
  digestOf(file: string, sha256: string): Promise<string | null>;
}

/** The store did not do what it was asked. */
export class StoreError extends Error {
  readonly store: string;

  constructor(store: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.store = store;
  }
}

/** The same store, whose failures say that it was the store. */
export function guarded(store: Store): Store {
  const guard =
    <A extends unknown[], T>(ask: (...parameters: A) => Promise<T>) =>
    (...parameters: A): Promise<T> =>
      ask(...parameters).catch((cause: unknown) =>
        Promise.reject(new StoreError(store.name, cause)),
      );
  return {
    ...store,
    has: guard((key) => store.has(key)),
    put: guard((key, file) => store.put(key, file)),
    get: guard((key, file) => store.get(key, file)),
    list: guard(() => store.list()),
    delete: guard((key) => store.delete(key)),
  };
}

/** The object that remembers what the others are for; the only one that changes. */
export const STATE_KEY = 'state.json';

const KEY = /^([0-9a-f]{64})\/[\w.-]+$/;

/** `<sha256>/<name>`: the hash makes the key unique, the name is what a browser saves it under. */
export const keyOf = (sha256: string, path: string): string =>
  `${sha256}/${(path.split('/').at(-1) ?? '').replace(/[^\w.-]/g, '-')}`;

/** The hash in a key; `null` for what is no content of ours. */
export const sha256Of = (key: string): string | null => KEY.exec(key)?.[1] ?? null;
