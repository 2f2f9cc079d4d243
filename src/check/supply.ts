/** What the lock file brings in: under which licences, and with which scripts at install time. */

/** The part of `package-lock.json` that is looked at. */
export interface Lock {
  packages: Readonly<
    Record<string, { version?: string; license?: string; hasInstallScript?: boolean }>
  >;
}

/** Licences that ask for no more than naming, and those that bind only changes to the package. */
const LICENCES = new Set([
  ...['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0'],
  ...['CC0-1.0', 'CC-BY-4.0', 'Unlicense', 'Python-2.0', 'PSF-2.0', 'OFL-1.1', 'Zlib', 'MPL-2.0'],
  ...['LGPL-2.1', 'LGPL-3.0', 'LGPL-3.0-or-later'],
]);

/** Packages with terms of their own that were read, and why they may be used. */
const KNOWN: readonly (readonly [name: RegExp, reason: string])[] = [
  [/^(?:remotion$|@remotion\/)/, 'Remotion’s own licence: see the README'],
  [/^@(?:ffmpeg|ffprobe)-installer\//, 'GPL programs, run as programs of their own'],
];

/** Packages that may run a script when they are installed, and what it does. */
const SCRIPTS: readonly (readonly [name: RegExp, reason: string])[] = [
  [/^esbuild$/, 'checks its binary, which npm has already brought'],
  [/^node$/, 'unpacks the Node of this platform out of another npm package'],
  [/^@(?:ffmpeg|ffprobe)-installer\//, 'makes its binary executable'],
];

export interface SupplyFinding {
  package: string;
  code: 'licence' | 'script';
  /** The licence as the package gives it. */
  licence: string;
}

const nameOf = (place: string): string => place.replace(/^.*node_modules\//, '');

const isListed = (list: typeof KNOWN, name: string): boolean =>
  list.some(([pattern]) => pattern.test(name));

/** A choice needs one acceptable part, a combination all of them. */
const isFree = (licence: string): boolean =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((part) => LICENCES.has(part)));

/** Platform packages of a listed one that say nothing share its licence: `@pagefind/darwin-x64`. */
const parentIsFree = (name: string, { packages }: Lock): boolean => {
  const scope = /^@([^/]+)\//.exec(name)?.[1] ?? '';
  const parents = Object.entries(packages).filter(
    ([place, { license }]) =>
      license !== undefined && (nameOf(place) === scope || nameOf(place).startsWith(`@${scope}/`)),
  );
  return parents.length > 0 && parents.every(([, { license = '' }]) => isFree(license));
};

/** Everything that nobody has allowed yet, in the order of the lock file. */
export function supplyFindings(lock: Lock): SupplyFinding[] {
  return Object.entries(lock.packages).flatMap(([place, { license = '', hasInstallScript }]) => {
    const name = nameOf(place);
    if (place === '') return [];
    const found: SupplyFinding[] = [];
    const allowed = isListed(KNOWN, name) || (license ? isFree(license) : parentIsFree(name, lock));
    if (!allowed) found.push({ package: name, code: 'licence', licence: license });
    if (hasInstallScript && !isListed(SCRIPTS, name))
      found.push({ package: name, code: 'script', licence: license });
    return found;
  });
}

/** How many packages stand under each licence, most first: `MIT 782`. */
export const licenceTable = ({ packages }: Lock): [licence: string, count: number][] =>
  [...Map.groupBy(Object.entries(packages).slice(1), ([, { license = '–' }]) => license)]
    .map(([licence, list]): [string, number] => [licence, list.length])
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));

/**
 * The first release of each supported line of Node without a known fault of severity high, and what
 * was mended in it (nodejs.org/en/blog/vulnerability). A line that is not here is not supported.
 */
const MENDED_NODE: Readonly<Record<number, { version: string; faults: string }>> = {
  24: { version: '24.22.1', faults: 'CVE-2026-111497' },
};

export interface NodeFinding {
  code: 'node-old' | 'node-line';
  version: string;
  /** The release to take instead. */
  mended: string;
  faults: string;
}

/** `24.9.0` before `24.10.0`. */
const numbered = new Intl.Collator('en', { numeric: true });

/** Whether a release of Node, `24.21.0`, has known faults or belongs to a line nobody looks after here. */
export function nodeFindings(version: string): NodeFinding[] {
  const known = MENDED_NODE[Number.parseInt(version)];
  if (!known) {
    const mended = Object.values(MENDED_NODE)
      .map((release) => release.version)
      .join(', ');
    return [{ code: 'node-line', version, mended, faults: '' }];
  }
  if (numbered.compare(version, known.version) >= 0) return [];
  return [{ code: 'node-old', version, mended: known.version, faults: known.faults }];
}
