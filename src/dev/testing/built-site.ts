/** The site of a small archive, built once for all test files that look at it. */
import { existsSync } from 'node:fs';
import {
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Cache, codeVersion, PROJECT } from '../../base/platform/cache.ts';
import { hashOf } from '../../base/platform/files.ts';
import { withLock, LockedError } from '../../base/platform/lock.ts';
import { readOptions } from '../../base/command/options.ts';
import { t } from '../../i18n/index.ts';
import { readArchive } from '../../model/archive.ts';
import { QUERIES } from './queries.ts';
import { smallArchive } from './small-archive.ts';
import { serve, type StaticServer } from './faulty-server.ts';
import { publishSite } from './publish-site.ts';

/** Entries besides the real ones: the least that may be published, and somebody who lives. */
const SYNTHETIC: Readonly<Record<string, string>> = {
  'bir-esim': `---
id: bir-esim
name:
  kk: Бөпежан
category: home-front
place: nura
formerIds: [eski-esim]
consent:
  page: true
published: '2027-04-02'
---
`,
  'tiri-ardager': `---
id: tiri-ardager
name:
  ru: Анна Ивановна Светлова
category: medic
place: nura
birth:
  date: '~1924'
living: true
photos:
  - file: portrait.jpg
    role: portrait
    focal: { x: 0.4, y: 0.2 }
consent:
  page: true
---

# ru

Живёт в посёлке. *Работала* в госпитале <script>alert(1)</script>.
`,
};

/** The longest real names, which a narrow telephone has to show whole: below a face too. */
const LONG_NAMES = ['nurmagambetov-sagadat', 'moldagulova-aliya'];

/** Whose clips are on the site. */
export const WITH_CLIPS = 'abdirov-nurken';

/** The photograph of whoever of them names one. */
const PHOTO = path.join(PROJECT, 'fixtures/photos/02-portrait-bw-3x4.jpg');

/** Sites of older states of the code are of no use after so long, ms. */
const KEPT = 24 * 60 * 60 * 1000;

/** How long a test file waits before it looks again whether another has built the site, ms. */
const PAUSE = 300;

export interface ServedSite {
  /** The folder that is served. */
  dist: string;
  /** With a closing slash. */
  address: string;
  server: StaticServer;
}

/**
 * The built site under an address of its own; the first test file to ask builds it.
 * @param below Folder of the host that it is built for: `memorial/`.
 */
export const servedSite = async (below = ''): Promise<ServedSite> =>
  serveSite(await builtSite(below), below);

/** Serves a finished site as its host does, in the folder it is built for. */
export async function serveSite(dist: string, below: string): Promise<ServedSite> {
  const root = below ? await mkdtemp(path.join(tmpdir(), 'estelik-host-')) : dist;
  if (below) await symlink(dist, path.resolve(root, below));
  const server = await serve(root);
  return { dist, address: server.address + below, server };
}

/**
 * The folder of the finished site of everybody whom `QUERIES` name and of two made-up people. Its
 * name is the hash of the code and of the archive, so a changed source makes a new one.
 */
export async function builtSite(below = ''): Promise<string> {
  const room = path.join(PROJECT, 'node_modules/.cache/estelik-site');
  const code = await codeVersion('src', 'remotion', 'public', 'fixtures/archive');
  const finished = path.join(
    room,
    hashOf(code, JSON.stringify([SYNTHETIC, LONG_NAMES]), WITH_CLIPS, below).slice(0, 16),
  );
  await alone(room, async () => {
    if (!existsSync(finished)) await build(finished, path.join(room, 'cache'), below);
    await utimes(finished, new Date(), new Date());
    await removeOld(room);
  });
  return finished;
}

/** As `withLock`, but waits for whoever holds the folder. */
async function alone(folder: string, work: () => Promise<void>): Promise<void> {
  for (;;)
    try {
      return await withLock(folder, work);
    } catch (error) {
      if (!(error instanceof LockedError)) throw error;
      await wait(PAUSE);
    }
}

async function build(finished: string, cache: string, below: string): Promise<void> {
  const everybody = [...new Set(QUERIES.map(([, person]) => person))];
  const source = await smallArchive(everybody, ['karaganda-theatre', 'balkhash-embankment']);
  for (const [id, text] of Object.entries(SYNTHETIC)) {
    const folder = path.join(source.content, 'veterans', 'nura', id);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'index.md'), text);
    if (text.includes('portrait.jpg')) await cp(PHOTO, path.join(folder, 'portrait.jpg'));
  }
  for (const id of LONG_NAMES) {
    const folder = path.join(source.content, 'veterans/karaganda', id);
    const entry = path.join(folder, 'index.md');
    const text = await readFile(entry, 'utf8');
    await writeFile(
      entry,
      text.replace('---\n', '---\nphotos:\n  - file: portrait.jpg\n    role: portrait\n'),
    );
    await cp(PHOTO, path.join(folder, 'portrait.jpg'));
  }
  const out = `${finished}.part`;
  await rm(out, { recursive: true, force: true });
  await rm(path.join(cache, 'outputs'), { recursive: true, force: true });
  const options = { ...readOptions([]), content: source.content, out, cache };
  const { archive } = await readArchive(options.content);
  if (!archive) throw new Error('The archive cannot be read');
  archive.settings.address += below;
  await publishSite({ options, archive, cache: new Cache(cache), t: t('en') }, WITH_CLIPS);
  await rename(out, finished);
  await rm(source.root, { recursive: true });
}

async function removeOld(room: string): Promise<void> {
  for (const name of await readdir(room)) {
    const folder = path.join(room, name);
    if (!/^[0-9a-f]{16}/.test(name)) continue;
    const { mtimeMs } = await stat(folder);
    if (Date.now() - mtimeMs > KEPT) await rm(folder, { recursive: true });
  }
}
