/** The archive of a rehearsal: a few invented people, one screen, and one draft to approve. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { dump, load } from 'js-yaml';
import { PROJECT } from '../base/cache.ts';
import { walk } from '../base/files.ts';
import type { Repository } from '../desk/git/repository.ts';
import { judgeDraft } from '../intake/draft.ts';
import { entryFiles } from '../intake/entry-files.ts';
import { simulate } from '../simulate/index.ts';

export const PERSON = { id: 'rehearsal-person', name: 'Сынақ Репетициев', screen: 'rehearsal' };
const PLACE = 'karaganda';
const PEOPLE = 1;

const SCREEN = {
  id: PERSON.screen,
  name: { kk: 'Сынақ экраны', ru: 'Пробный экран' },
  place: PLACE,
  address: { kk: 'Алаң', ru: 'Площадь' },
  ...{ width: 384, height: 192, delivery: 'browser' },
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

/** Judges a draft by the archive's rules and writes the entry, as the desk does. */
export async function approve(repository: Repository): Promise<void> {
  const raw = {
    name: { kk: PERSON.name, ru: PERSON.name },
    ...{ category: 'front', place: PLACE, fate: 'returned', birth: { date: '1915' } },
    consent: { page: true, clip: true, led: true, press: true },
    story: { kk: 'Сынақ үшін жазылған.', ru: 'Написано для репетиции.' },
  };
  const { accepted } = judgeDraft(raw, { id: PERSON.id, placeIds: new Set([PLACE]) });
  if (!accepted) throw new Error('the draft was refused');
  const write = entryFiles(accepted).map(({ path: name, data }) => ({
    path: `content/${name}`,
    data,
  }));
  await repository.commit(() => Promise.resolve([{ message: 'content: add a person', write }]));
}

/** One line is enough: the entry itself may stay. */
export async function withdraw(repository: Repository): Promise<void> {
  const data = dump([{ id: PERSON.id, since: '2045-05-01' }]);
  const write = [{ path: 'content/withdrawn.yaml', data }];
  await repository.commit(() => Promise.resolve([{ message: 'content: withdraw', write }]));
}
