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

/** What Decap asks of a service, by the name of each method. */
export type Backend = Record<string, unknown>;

/** A widget's component, as far as ours build on it. */
export interface Control {
  props: {
    value: unknown;
    field: DataMap;
    getEntry: () => DataMap;
  };
  renderListControl(): unknown;
}

export interface Decap {
  getWidget(name: string): { control: new (props: Control['props']) => Control };
  registerWidget(name: string, control: new (props: Control['props']) => object): void;
  init(options: { config: unknown }): void;
  getLocale(locale: string): Phrases | undefined;
  registerLocale(locale: string, phrases: Phrases): void;
  registerCustomFormat(
    name: string,
    extension: string,
    format: { fromFile: (text: never) => unknown; toFile: (data: never) => string },
  ): void;
  getBackend(name: string): { init: (...parameters: unknown[]) => Backend } | undefined;
  registerPreviewStyle(css: string, options: { raw: true }): void;
  registerPreviewTemplate(collection: string, view: (props: never) => Node): void;
  registerEventListener(listener: {
    name: 'preSave';
    handler: (event: { entry: DataMap }) => Promise<DataMap>;
  }): void;
}

/** An element of the preview; only Decap knows what it is. */
export type Node = object | string | undefined;

declare global {
  var CMS: Decap;
  /** Decap's own `createElement`. */
  var h: (name: string, properties: object, ...children: Node[]) => Node;
}
