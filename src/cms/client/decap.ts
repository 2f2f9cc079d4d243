/** The part of Decap's page-wide object that we call. */

/** Decap keeps its data in immutable maps. */
export interface DataMap {
  get(key: string): unknown;
  set(key: string, value: unknown): DataMap;
  toJS(): Record<string, unknown>;
}

export interface Phrases {
  [name: string]: string | Phrases;
}

export interface Decap {
  init(options: { config: unknown }): void;
  getLocale(locale: string): Phrases | undefined;
  registerLocale(locale: string, phrases: Phrases): void;
  registerCustomFormat(
    name: string,
    extension: string,
    format: { fromFile: (text: string) => unknown; toFile: (data: never) => string },
  ): void;
  registerEventListener(listener: {
    name: 'preSave';
    handler: (event: { entry: DataMap }) => Promise<DataMap>;
  }): void;
}

declare global {
  var CMS: Decap;
}
