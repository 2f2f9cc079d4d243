/** From a finished `dist/` to what the public sees: media into the store, the rest into a folder. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Cache } from '../base/platform/cache.ts';
import { oneOf, type Options } from '../base/command/options.ts';
import { tell } from '../base/platform/tell.ts';
import { reportProgress } from '../base/command/progress.ts';
import { t, type Translator } from '../i18n/index.ts';
import { sayProblem } from '../i18n/problem.ts';
import { readArchive } from '../model/archive.ts';
import { parseFile } from '../model/files/file.ts';
import type { Problem } from '../model/problem.ts';
import { manifestSchema, type Manifest } from '../model/files/manifest.ts';
import { findPlaceholders } from '../model/placeholders.ts';
import { splitRelease, releaseFiles, objectsOf, type MediaFile, type Release } from './split.ts';
import { excesses } from './limits.ts';
import { planText, sizeText } from './plan.ts';
import { publishFolder } from './release-folder.ts';
import { MissingSecretError, openStore } from './store/open.ts';
import { guarded, StoreError, type Store } from './store/store.ts';
import { upload, wrongObjects } from './store/transfer.ts';
import { prune, remember, restore } from './maintenance.ts';
import { danglingClips, wrongFiles, type Wrong } from './verify.ts';
import type { ReleaseContext } from './context.ts';

/** What the command can be told besides the folders. */
export const publishOptions = {
  /** Folder whose `current` is served. */
  to: { type: 'string', default: 'published' },
  /** `pages`: the site must fit GitHub Pages. */
  target: {
    type: 'string',
    default: 'folder',
    judge: (name: string, value: string) => oneOf(name, value, ['folder', 'pages']),
  },
  /** Reads every object of the store again that it tells no digest of. */
  verify: { type: 'boolean' },
  plan: { type: 'boolean' },
  prune: { type: 'boolean' },
  restore: { type: 'boolean' },
} as const;

/** The command: publishes, or plans, prunes, restores. Returns the exit code. */
export async function publish(options: Options): Promise<number> {
  const say = t(options.lang);
  try {
    return await publishNow(options, say);
  } catch (error) {
    if (error instanceof MissingSecretError)
      return tell(say('publish.secret', { name: error.message }), 1);
    if (error instanceof StoreError)
      return tell(say('publish.store-failed', { store: error.store, reason: error.message }), 1);
    throw error;
  }
}

async function publishNow(options: Options, say: Translator): Promise<number> {
  const { archive, problems } = await readArchive(options.content, options.campaign);
  if (!archive) return refuseArchive(problems, options, say);
  const { media } = archive.settings;
  const context: ReleaseContext = {
    options,
    archive,
    t: say,
    store: media ? guarded(openStore(media)) : null,
    cache: new Cache(options.cache),
    to: path.resolve(String(options.own['to'])),
    today: options.asOf ?? new Date().toISOString().slice(0, 10),
  };
  if (refusePlaceholders(context)) return 1;
  if (options.own['restore']) return restore(context);
  if (options.own['prune']) return prune(context);
  const manifest = await readManifest(options.out);
  if (!manifest) return tell(say('publish.no-build', { folder: options.out }), 1);
  const release = splitRelease(manifest, options.out, archive);
  return options.own['plan'] ? plan(context, release) : publishRelease(context, release);
}

/** What the check would say; there is nothing to publish then. */
function refuseArchive(
  problems: readonly Problem[],
  { content }: Options,
  say: Translator,
): number {
  const errors = problems.filter(({ severity }) => severity === 'error');
  tellProblems(errors, say);
  return tell(say('publish.no-archive', { folder: content }), 1);
}

function tellProblems(problems: readonly Problem[], say: Translator): void {
  for (const one of problems) {
    const { file, line, message, advice } = sayProblem(one, say);
    tell(`${file ? `${file}:${line}: ` : ''}${message}\n→ ${advice}`, 1);
  }
}

/**
 * Says what is still an example of the archive: printed codes would lead there for years. Who rehearses
 * names the archive's very address in `ESTELIK_REHEARSAL`.
 */
function refusePlaceholders({ archive, options, t: say }: ReleaseContext): boolean {
  if (process.env['ESTELIK_REHEARSAL'] === archive.settings.address) return false;
  const found = findPlaceholders(archive, options.content);
  tellProblems(found, say);
  if (found.length > 0) tell(say('publish.refused'), 1);
  return found.length > 0;
}

async function readManifest(dist: string): Promise<Manifest | null> {
  const file = path.join(dist, 'manifest.json');
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null ? null : parseFile(file, text, manifestSchema);
}

async function plan(context: ReleaseContext, release: Release): Promise<number> {
  const tooMuch = excesses(context, release);
  process.stdout.write(await planText(context, release, tooMuch));
  return tooMuch.length > 0 ? 1 : 0;
}

/** Media first, proved; then the folder, proved and exchanged; then what has to leave at once. */
async function publishRelease(context: ReleaseContext, release: Release): Promise<number> {
  const { archive, store, cache, to, t: say } = context;
  const { address } = archive.settings;
  const tooMuch = excesses(context, release);
  const dangling = await danglingClips(release.site, release.media, address);
  if (tooMuch.length > 0) await plan(context, release);
  if (dangling.length + tooMuch.length > 0) return refuse(context, dangling);
  if (store && !(await bringMedia(context, store, objectsOf(release)))) return refuse(context, []);
  const files = await releaseFiles(cache, release, store, address);
  await publishFolder(to, files, archive.withdrawn);
  const wrong = await wrongFiles(path.join(to, 'current'), files);
  if (wrong.length > 0) return refuse(context, wrong);
  if (store) await remember(context, store, release);
  return tell(say('publish.done', { count: files.length, folder: path.join(to, 'current') }), 0);
}

/** Uploads what the store lacks or holds damaged. @returns False when something did not arrive. */
async function bringMedia(
  { t: say, options }: ReleaseContext,
  store: Store,
  objects: readonly MediaFile[],
): Promise<boolean> {
  const wrong = await wrongObjects(store, objects, options.own['verify'] === true);
  const bytes = wrong.reduce((sum, object) => sum + object.bytes, 0);
  const title = say('publish.upload', { size: sizeText(bytes, say) });
  const progress = reportProgress(title, wrong.length, say);
  const failures = await upload(store, wrong, () => progress.tick());
  progress.end();
  for (const { item, cause } of failures)
    tell(say('publish.upload-failed', { key: item.key, reason: String(cause) }), 1);
  return failures.length === 0;
}

function refuse({ t: say }: ReleaseContext, wrong: readonly Wrong[]): number {
  for (const { path: name, code } of wrong) tell(say(`publish.wrong.${code}`, { path: name }), 1);
  return tell(say('publish.refused'), 1);
}
