/** Which photographs belong to which row: by the name the list gives, else by the person's name. */
import { foldName } from '../../model/fold-name.ts';
import type { LocalizedText } from '../../model/language.ts';
import type { Finding } from '../../model/problem.ts';

export interface Wanted {
  /** File names in the row. */
  photos: readonly string[];
  name: LocalizedText;
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

/** @param source Names of the photographs there are. @returns One match per row, in their order. */
export function matchPhotos(rows: readonly Wanted[], source: readonly string[]): Matched[] {
  const byName = new Map<string, string[]>();
  for (const name of source)
    for (const key of new Set([fold(name), fold(baseName(name)), fold(bare(name))]))
      byName.set(key, [...(byName.get(key) ?? []), name]);
  const named = rows.map(({ photos }) =>
    photos.map((photo) => byName.get(fold(photo.replaceAll('\\', '/')))),
  );
  const taken = new Set(named.flat(2));
  const owners = ownersByName(
    rows,
    source.filter((name) => !taken.has(name)),
  );
  return rows.map(({ photos }, index) => {
    if (photos.length === 0) return owners[index] as Matched;
    const names: string[] = [];
    const findings: Finding[] = [];
    photos.forEach((photo, at) => {
      const found = named[index]?.[at] ?? [];
      if (found.length === 1) names.push(...found);
      else
        findings.push({
          code: found.length === 0 ? 'import-photo-absent' : 'import-photo-twice',
          field: 'photos',
          params: { file: photo, list: found.join(', ') },
        });
    });
    return { names, findings };
  });
}

/** A file goes to the one row whose name its words fit; where two rows fit, to neither. */
function ownersByName(rows: readonly Wanted[], files: readonly string[]): Matched[] {
  const matched: Matched[] = rows.map(() => ({ names: [], findings: [] }));
  const byWord = new Map<string, number[]>();
  const names = rows.map(({ photos, name }) =>
    photos.length > 0 ? [] : Object.values(name).map((text) => foldName(text ?? '')),
  );
  names.forEach((spellings, row) => {
    for (const word of new Set(spellings.flat()))
      byWord.set(word, [...(byWord.get(word) ?? []), row]);
  });
  for (const file of [...files].sort()) {
    const words = foldName(bare(file).replace(/\d+/g, ' ')).filter((word) => !NOISE.has(word));
    const candidates = new Set(
      words.flatMap((word) => (word.length > 1 ? (byWord.get(word) ?? []) : [])),
    );
    const fitting = [...candidates].filter((row) => names[row]?.some((name) => fits(words, name)));
    for (const row of fitting)
      if (fitting.length === 1) matched[row]?.names.push(file);
      else
        matched[row]?.findings.push({
          code: 'import-photo-namesakes',
          field: 'photos',
          severity: 'warning',
          params: { file },
        });
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
