/** Photographs beside the entry. */
import { MOST_PIXELS, SMALL_SIDE, SMALLEST_SIDE } from '../photo-limits.ts';
import { fault, warning, type Finding } from '../problem.ts';
import type { Rule } from './rule.ts';

/** A broken, missing or tiny photograph, or one that tells where and with what it was taken. */
export const photosAreUsable: Rule = (entry, { photos }) =>
  (entry.photos ?? []).flatMap((photo, index): Finding[] => {
    const field = `photos.${index}.file`;
    const facts = photos.get(photo.file);
    if (!facts) return [fault('photo-missing', field, { file: photo.file })];
    if (!facts.readable) return [fault(`photo-${facts.reason}`, field, { file: photo.file })];
    const params = { file: photo.file, width: facts.width, height: facts.height };
    const shorter = Math.min(facts.width, facts.height);
    const found: Finding[] = [];
    if (facts.width * facts.height > MOST_PIXELS) found.push(fault('photo-huge', field, params));
    if (shorter < SMALLEST_SIDE) found.push(fault('photo-tiny', field, params));
    else if (shorter < SMALL_SIDE && photo.role === 'portrait')
      found.push(warning('photo-small', field, params));
    if (facts.hasMetadata) found.push(fault('photo-metadata', field, params));
    if (!photo.alt) found.push(warning('photo-alt', `photos.${index}.alt`));
    return found;
  });
