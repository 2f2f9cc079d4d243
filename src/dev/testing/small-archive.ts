import { cp, mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT } from '../../base/platform/cache.ts';

/** Folders of a build of its own, below a new temporary folder. */
export interface SmallArchive {
  root: string;
  content: string;
  out: string;
  cache: string;
}

/**
 * Copies a part of the tests' archive to a temporary folder: all campaigns, the given people and
 * screens, and all places if none are given. A whole build draws a kit and sheets for each place.
 */
export async function smallArchive(
  people: readonly string[],
  screens: readonly string[],
  places?: readonly string[],
): Promise<SmallArchive> {
  const root = await mkdtemp(path.join(tmpdir(), 'estelik-archive-'));
  const content = path.join(root, 'content');
  const from = path.join(PROJECT, 'fixtures/archive');
  const register = places?.map((place) => `places/${place}.yaml`) ?? ['places'];
  for (const name of ['archive.yaml', 'gazetteer.yaml', 'geography.yaml', 'campaigns', ...register])
    await cp(path.join(from, name), path.join(content, name), { recursive: true });
  for (const screen of screens)
    await cp(
      path.join(from, 'screens', `${screen}.yaml`),
      path.join(content, 'screens', `${screen}.yaml`),
    );
  for (const place of await readdir(path.join(from, 'veterans')))
    for (const id of await readdir(path.join(from, 'veterans', place)))
      if (people.includes(id))
        await cp(
          path.join(from, 'veterans', place, id),
          path.join(content, 'veterans', place, id),
          { recursive: true },
        );
  return { root, content, out: path.join(root, 'dist'), cache: path.join(root, 'cache') };
}
