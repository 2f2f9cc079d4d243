declare module '@11ty/eleventy' {
  interface Config {
    addGlobalData(name: string, value: unknown): void;
    setIncludesDirectory(folder: string): void;
  }
  /** Only what is used here; the package has no types of its own. */
  export default class Eleventy {
    constructor(
      input: string,
      output: string,
      options: { quietMode: boolean; configPath: false; config: (config: Config) => void },
    );
    write(): Promise<unknown>;
  }
}
