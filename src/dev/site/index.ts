/**
 * `npm run dev`: the site with the real people, drawn page by page as it is asked for. A changed page
 * or style shows at once; a changed entry is read anew, and open pages load again. Without clips.
 */
import '../../base/platform/no-telemetry.ts';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { dev } from 'astro';
import type { BuildContext } from '../../base/command/context.ts';
import type { Options } from '../../base/command/options.ts';
import { PROJECT } from '../../base/platform/cache.ts';
import { withLock } from '../../base/platform/lock.ts';
import { CoalescedTask } from '../../base/platform/coalesced-task.ts';
import { openArchive } from '../../build/index.ts';
import type { Output, TextOutput } from '../../dist/output.ts';
import { currentSchedule, readPublished } from '../../outputs/led/published.ts';
import { ledPeople } from '../../outputs/led/schedule.ts';
import { showingsOf } from '../../outputs/led/showings.ts';
import { makePhotos } from '../../outputs/photos/index.ts';
import { hold } from '../../outputs/site/data/build-context.ts';
import { siteDataOf } from '../../outputs/site/data/site-data.ts';
import { portraitsOf } from '../../outputs/site/index.ts';
import { writeSearch } from '../../outputs/site/search/write-search.ts';
import { wallFiles } from '../../outputs/site/wall/write-wall.ts';

export const DEV_PORT = '4321';

/** How long changes of files are gathered before they are read, ms. */
const PAUSE = 200;

/** Serves until the process is ended. */
export async function serveDev(options: Options): Promise<number> {
  const port = Number(options.own['port']);
  return withLock(options.cache, async () => {
    const { address, closed } = await startDev(options, port);
    process.stdout.write(`${address}\n`);
    await closed;
    return 0;
  });
}

interface DevSite {
  /** Where the site begins. */
  address: string;
  closed: Promise<void>;
}

async function startDev(options: Options, port: number): Promise<DevSite> {
  const files = new Map<string, Output | TextOutput>();
  const search = path.join(options.cache, 'dev');
  /** Reads the archive; with errors in it the entries without any are shown. */
  const read = async (): Promise<BuildContext> => {
    const context = await openArchive({ ...options, skipBroken: true });
    if (!context) throw new Error(`${options.content}: npm run check`);
    const { photos, outputs } = await makePhotos(context);
    const data = siteDataOf({
      archive: context.archive,
      photos,
      clips: [],
      placed: new Map(),
      showingsOf: await showingsIn(context),
      asOf: options.asOf,
    });
    await writeSearch(data, search);
    const wall = await wallFiles(data, context.cache);
    for (const output of [...outputs, ...portraitsOf(photos), ...wall])
      files.set(output.path, output);
    hold({ data, choose: (_, entries) => [...entries], isDev: true });
    return context;
  };

  const { settings } = (await read()).archive;
  const base = new URL(settings.address).pathname;
  const { promise: closed, resolve: close } = Promise.withResolvers<void>();
  const server = await dev({
    root: PROJECT,
    site: new URL(settings.address).origin,
    base,
    cacheDir: path.join(options.cache, 'astro'),
    server: { host: '127.0.0.1', port },
    logLevel: 'warn',
    vite: {
      cacheDir: path.join(options.cache, 'vite'),
      plugins: [
        {
          name: 'estelik-dev',
          configureServer({ watcher, environments, ws, middlewares, httpServer }) {
            httpServer?.once('close', close);
            middlewares.use((request, response, next) => {
              const name = (request.originalUrl ?? '').slice(base.length).split('?', 1)[0] ?? '';
              const file = files.get(name);
              if (file && 'text' in file) response.end(file.text());
              else if (file) createReadStream(file.source).pipe(response);
              else if (name.startsWith('search/'))
                createReadStream(path.join(search, 'search', path.basename(name)))
                  .on('error', next)
                  .pipe(response);
              else next();
            });
            watcher.add(options.content);
            const remaking = new CoalescedTask(async () => {
              try {
                await read();
              } catch (error) {
                process.stderr.write(`${String(error)}\n`); // the pages of before stay
              }
              // Astro keeps the people of each route until it is told.
              for (const { hot } of Object.values(environments)) hot.send('astro:content-changed');
              ws.send({ type: 'full-reload' });
            }, PAUSE);
            watcher.on('all', (_, file) => {
              if (file.startsWith(options.content + path.sep)) remaking.request();
            });
          },
        },
      ],
    },
  });
  return { address: `http://127.0.0.1:${server.address.port}${base}`, closed };
}

/** Of the published times or the computed ones; nobody's where there are too few hours. */
async function showingsIn({ archive, options }: BuildContext) {
  const published = await readPublished(options.content, archive.campaign.id);
  try {
    const schedule = currentSchedule(archive, ledPeople(archive), published);
    return (person: string) => showingsOf(schedule, person);
  } catch {
    return () => [];
  }
}
