/** Which photographs belong to which row: by the name the list gives, else by the person's name. */
import { foldName } from '../../model/fold-name.ts';
import type { LocalizedText } from '../../model/language.ts';
import { fault, warning, type Finding } from '../../model/problem.ts';
import type { PhotoSource } from './photo-source.ts';
import { split } from './split.ts';

export interface Wanted {
  /** File names in the row. */
  photos: readonly string[];
  /** The row says that there is a picture, and not its name. */
  isPhotoSaid?: boolean;
  name: LocalizedText;
  /** As the spreadsheet counts. */
  row?: number;
}

export interface Matched {
  /** Names in the source, in order. */
  names: string[];
  findings: Finding[];
}

const baseName = (name: string): string => name.slice(name.lastIndexOf('/') + 1);
const bare = (name: string): string => baseName(name).replace(/\.[^.]*$/, '');
const fold = (name: string): string => name.normalize('NFC').toLowerCase().trim();

/** Words of file names that are no part of a person's name. */
const NOISE = new Set(
  ['фото', 'сурет', 'портрет', 'foto', 'photo', 'img', 'scan', 'скан'].flatMap(foldName),
);

type Files = Pick<PhotoSource, 'names' | 'others'>;

/** @param source The photographs there are, and what else lies there. @returns One match per row, in their order. */
export function matchPhotos(rows: readonly Wanted[], source: Files): Matched[] {
  const [pictures, others] = [filesByName(source.names), filesByName(source.others)];
  const lookUp = (photo: string, files: Map<string, string[]>): string[] =>
    files.get(fold(photo.replaceAll('\\', '/'))) ?? [];
  /** The whole text where a file is called that, else its parts. */
  const parted = rows.map(({ photos }) =>
    photos.flatMap((text) =>
      lookUp(text, pictures).length > 0 || lookUp(text, others).length > 0 ? [text] : partsOf(text),
    ),
  );
  const named = parted.map((photos) => photos.map((photo) => lookUp(photo, pictures)));
  const taken = new Set(named.flat(2));
  const owners = ownersByName(
    rows,
    source.names.filter((name) => !taken.has(name)),
  );
  const matched = parted.map((photos, index): Matched => {
    if (photos.length === 0) return owners[index] as Matched;
    const names: string[] = [];
    const findings: Finding[] = [];
    photos.forEach((photo, at) => {
      const found = named[index]?.[at] ?? [];
      const [other] = lookUp(photo, others);
      if (found.length === 1) names.push(...found);
      else
        findings.push(
          fault(
            `import-photo-${found.length > 1 ? 'twice' : other ? 'format' : 'absent'}`,
            'photos',
            {
              file: other ?? photo,
              list: found.join(', '),
            },
          ),
        );
    });
    return { names: [...new Set(names)], findings };
  });
  tellShared(rows, matched);
  rows.forEach(({ isPhotoSaid }, index) => {
    const match = matched[index];
    if (isPhotoSaid && match?.names.length === 0 && match.findings.length === 0)
      match.findings.push(warning('import-photo-said', 'photos'));
  });
  return matched;
}

/** Several names in one cell: «Абдиров 1.jpg, Абдиров 2.jpg», «1, 2», «1.jpg 2.jpg». */
const partsOf = (text: string): string[] =>
  split(text, /,|(?<=\.\w{3,4})\s+(?:и\s+|және\s+)?|(?<=\d)\s+(?:и|және)\s+(?=\d)/u);

/** What has each key, in its order. */
function byKey<T>(items: readonly T[], keysOf: (item: T) => Iterable<string>): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const item of items)
    for (const key of new Set(keysOf(item))) found.set(key, [...(found.get(key) ?? []), item]);
  return found;
}

const filesByName = (names: readonly string[]): Map<string, string[]> =>
  byKey(names, (name) => [name, baseName(name), bare(name)].map(fold));

/** One picture that two rows name is theirs together, or a slip of the list: both are told. */
function tellShared(rows: readonly Wanted[], matched: readonly Matched[]): void {
  const owners = byKey([...matched.keys()], (index) => matched[index]?.names ?? []);
  for (const [file, indices] of owners)
    for (const index of indices.length > 1 ? indices : []) {
      const others = indices.filter((other) => other !== index);
      const list = others.map((other) => rows[other]?.row ?? 0).join(', ');
      matched[index]?.findings.push(warning('import-photo-shared', 'photos', { file, list }));
    }
}

/** A file goes to the one row whose name its words fit; where two rows fit, to neither. */
function ownersByName(rows: readonly Wanted[], files: readonly string[]): Matched[] {
  const matched: Matched[] = rows.map(() => ({ names: [], findings: [] }));
  const names = rows.map(({ photos, name }) =>
    photos.length > 0 ? [] : Object.values(name).map((text) => foldName(text ?? '')),
  );
  const byWord = byKey([...names.keys()], (row) => names[row]?.flat() ?? []);
  for (const file of [...files].sort()) {
    const words = foldName(bare(file).replace(/\d+/g, ' ')).filter((word) => !NOISE.has(word));
    const candidates = new Set(
      words.flatMap((word) => (word.length > 1 ? (byWord.get(word) ?? []) : [])),
    );
    const fitting = [...candidates].filter((row) => names[row]?.some((name) => fits(words, name)));
    for (const row of fitting)
      if (fitting.length === 1) matched[row]?.names.push(file);
      else matched[row]?.findings.push(warning('import-photo-namesakes', 'photos', { file }));
  }
  return matched;
}

/** Every word of the file is a word of the name or an initial, two of them at least. */
function fits(words: readonly string[], name: readonly string[]): boolean {
  const left = [...name];
  if (words.length < 2) return false;
  return [...words]
    .sort((a, b) => b.length - a.length)
    .every((word) => {
      const at = left.findIndex(
        (part) => part === word || (word.length === 1 && part.startsWith(word)),
      );
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    });
}
