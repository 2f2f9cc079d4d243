/** From the names of photographs to what may be kept of them. */
import type { LocalizedText } from '../../model/language.ts';
import { fault, type Finding } from '../../model/problem.ts';
import type { Cleaned } from '../photo/clean-photo.ts';
import { withCredit, type DraftPhoto } from './draft.ts';

/** Reads a photograph by its name, and cleans one. */
interface Means {
  read(name: string): Promise<Uint8Array>;
  clean(bytes: Uint8Array, name: string): Promise<Cleaned>;
}

/** The photographs of a person, cleaned; what cannot be used is told. */
export async function readPhotos(
  { read, clean }: Means,
  names: readonly string[],
  credit: LocalizedText = {},
) {
  const result = {
    clean: [] as DraftPhoto[],
    hashes: [] as string[],
    unreadable: [] as string[],
    findings: [] as Finding[],
  };
  for (const name of names) {
    const bytes = await read(name).catch(() => null);
    const cleaned: Cleaned = bytes
      ? await clean(bytes, name)
      : { refused: fault('import-photo-unreadable', 'photos', { file: name }) };
    if ('refused' in cleaned) {
      result.findings.push(cleaned.refused);
      result.unreadable.push(name);
    } else {
      const { bytes: jpeg, width, height, hash, advice } = cleaned.photo;
      result.clean.push({ bytes: jpeg, width, height, ...withCredit(credit) });
      result.hashes.push(hash);
      result.findings.push(...advice);
    }
  }
  return result;
}
