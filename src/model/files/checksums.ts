/** `led/<screen>/checksums.sha256`, as `sha256sum -c` reads it; a service worker reads it too, so without zod. */

export interface Checksum {
  sha256: string;
  /** Below the list's folder. */
  name: string;
}

export const writeChecksums = (sums: readonly Checksum[]): string =>
  sums.map(({ sha256, name }) => `${sha256}  ${name}\n`).join('');

/** @throws for a line that is no hash with a name. */
export const readChecksums = (text: string): Checksum[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, sha256, name] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
      if (!sha256 || !name) throw new Error(`checksums.sha256: ${line}`);
      return { sha256, name };
    });
