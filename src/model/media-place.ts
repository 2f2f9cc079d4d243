import { fault, type Finding } from './problem.ts';
import type { Settings } from './settings.ts';

const LOCATIONS = {
  folder: /./,
  s3: /^https?:\/\/[^/]+\/[^/]+\/?$/,
  github: /^[\w.-]+\/[\w.-]+$/,
};

/** A store must be found by us, and by the public. */
export function mediaFindings({ media }: Settings): Finding[] {
  if (!media) return [];
  const { store, location, address } = media;
  const found: Finding[] = [];
  if (!LOCATIONS[store].test(location))
    found.push(fault('media-location', 'media.location', { store, location }));
  if (store !== 'github' && !address?.endsWith('/'))
    found.push(fault('media-address', 'media.address'));
  return found;
}
