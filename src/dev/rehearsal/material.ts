/** The archive of a rehearsal: a few invented people and one screen. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { dump, load } from 'js-yaml';
import { PROJECT } from '../../base/platform/cache.ts';
import { walk } from '../../base/platform/files.ts';
import type { Repository } from '../../git/repository.ts';
import { simulate } from '../simulate/index.ts';

export const PERSON = { name: 'Сынақ Репетициев', screen: 'rehearsal' };
export const PLACE = 'karaganda';
const PEOPLE = 1;

const SCREEN = {
  id: PERSON.screen,
  name: { kk: 'Сынақ экраны', ru: 'Пробный экран' },
  place: PLACE,
  address: { kk: 'Алаң', ru: 'Площадь' },
  width: 384,
  height: 192,
  delivery: 'browser',
};

/** Replaces the content of the repository; the store is a folder served at `<address>store/`. */
export async function beginArchive(
  repository: Repository,
  folder: string,
  { address, store }: { address: string; store: string },
): Promise<void> {
  const content = path.join(PROJECT, 'content');
  await simulate({ out: folder, people: PEOPLE, seed: 'rehearsal', content });
  await rm(path.join(folder, 'screens'), { recursive: true, force: true });
  // A kit and sheets are drawn for each place: those where nobody lives would rehearse nothing.
  const lived = [PLACE, ...(await readdir(path.join(folder, 'veterans')))];
  for (const name of await readdir(path.join(folder, 'places')))
    if (!lived.includes(path.parse(name).name)) await rm(path.join(folder, 'places', name));
  const settings = load(await readFile(path.join(folder, 'archive.yaml'), 'utf8')) as object;
  const media = { store: 'folder', location: store, address: `${address}store/` };
  await writeFile(path.join(folder, 'archive.yaml'), dump({ ...settings, address, media }));
  const files = (await walk(folder)).map((name) => ({
    path: `content/${name}`,
    data: { file: path.join(folder, name) },
  }));
  const screen = { path: `content/screens/${SCREEN.id}.yaml`, data: dump(SCREEN) };
  await repository.commit(() =>
    Promise.resolve([
      { message: 'content: begin the rehearsal', remove: ['content'], write: [...files, screen] },
    ]),
  );
}
