/** The whole line from `content/` to `dist/`, read top to bottom. */
import path from 'node:path';
import { makeClips, type Clip } from '../../remotion/jobs/index.ts';
import { Cache } from '../base/platform/cache.ts';
import type { BuildContext } from '../base/command/context.ts';
import { withLock } from '../base/platform/lock.ts';
import { reasonOf } from '../base/command/reason.ts';
import { tell } from '../base/platform/tell.ts';
import type { Options } from '../base/command/options.ts';
import type { Failure } from '../base/platform/pool.ts';
import { readChecked, reportProblems } from '../check/index.ts';
import { makeCms } from '../cms/publish.ts';
import { t, type Params, type TextKey } from '../i18n/index.ts';
import { makeLed } from '../outputs/led/index.ts';
import { sayShown } from '../outputs/led/plays/thanks.ts';
import type { Schedule } from '../outputs/led/schedule.ts';
import { makePhotos, type Photos } from '../outputs/photos/index.ts';
import { makePrint } from '../outputs/print/index.ts';
import { writeManifest } from '../dist/manifest.ts';
import { makeReport } from '../outputs/report/index.ts';
import { presentIn, placeOutputs } from '../dist/outputs.ts';
import type { Output, TextOutput } from '../dist/output.ts';
import { clearScratch } from '../dist/scratch.ts';
import { NEEDS, STEPS, withNeeds, type Step } from '../dist/steps.ts';
import { countUpToDate, inputsOf, markUpToDate, clearUpToDate } from '../dist/up-to-date.ts';
import { makeSite } from '../outputs/site/index.ts';
import { makeKits } from '../outputs/press/kit/index.ts';
import { makePress } from '../outputs/press/index.ts';

/** What a step made, and what it could not make. */
interface Made {
  outputs: readonly (Output | TextOutput)[];
  failures: readonly Failure<unknown>[];
}

/**
 * Makes and publishes the wanted outputs; what they need of other steps, and no more, is made first,
 * from the cache where nothing changed. A failing person or step does not stop the others.
 *
 * @param wanted Steps whose files are brought into `dist/`; all of them by default.
 * @returns The exit code: 0, or 1 when the check found errors or something could not be made.
 */
export async function build(options: Options, wanted: readonly Step[] = STEPS): Promise<number> {
  return withLock(options.cache, async () => {
    await clearScratch(options);
    const isWhole = wanted === STEPS && options.shard.count === 1;
    const inputs = isWhole ? await inputsOf(options) : null;
    const context = await openArchive(options);
    if (!context) return 1;
    const line = new Line(context, wanted);
    const upToDate = options.redraw ? null : await countUpToDate(options, inputs);
    if (upToDate !== null) return line.done(upToDate, isWhole);
    await clearUpToDate(options);

    const { photos } = await line.run('photos', { photos: new Map() as Photos }, () =>
      makePhotos(context),
    );
    const nothing = {
      clips: [] as readonly Clip[],
      outputs: [] as readonly (Output | TextOutput)[],
    };
    const made = await line.run('clips', nothing, () => makeClips(context, photos));
    const { clips } = made;
    const cards = new Set(
      made.outputs.flatMap(({ kind, path }) => (kind === 'card' ? [path] : [])),
    );
    if (options.shard.count > 1) return line.exitCode; // the cache holds this part of the clips
    const unshown = { schedule: null as Schedule | null };
    const { schedule } = await line.run('led', unshown, () => makeLed(context, clips));
    await line.run('press', {}, () => makePress(context, { ...made, photos }));
    await line.run('kit', {}, () => makeKits(context));
    await line.run('print', {}, () =>
      makePrint(context, photos, (id) =>
        schedule ? sayShown(context.archive, schedule, id) : null,
      ),
    );
    await line.run('report', {}, () => makeReport(context, { clips, schedule }));
    await line.run('cms', {}, () => makeCms(context));
    const placed = presentIn(options, line.outputsOf(NEEDS.site));
    await line.run('site', {}, () => makeSite(context, { photos, clips, cards, schedule, placed }));
    const { outputs } = await writeManifest(options);
    if (line.exitCode === 0) await markUpToDate(options, inputs);
    return line.done(outputs.length, isWhole);
  });
}

/** Reads and checks the archive; `null` when it must be mended first. */
export async function openArchive(options: Options): Promise<BuildContext | null> {
  const { archive, problems } = await readChecked(options);
  const errors = reportProblems(problems, options);
  if (!archive || (errors > 0 && !options.skipBroken)) return null;
  return { options, archive, cache: new Cache(options.cache), t: t(options.lang) };
}

/** Runs the steps one after the other and keeps account of what failed. */
class Line {
  exitCode = 0;
  readonly #context: BuildContext;
  readonly #wanted: readonly Step[];
  readonly #needed: ReadonlySet<Step>;
  readonly #outputs = new Map<Step, Made['outputs']>();

  constructor(context: BuildContext, wanted: readonly Step[]) {
    this.#context = context;
    this.#wanted = wanted;
    this.#needed = withNeeds(wanted);
  }

  /** What these steps made, in their order. */
  outputsOf(steps: readonly Step[]): Made['outputs'] {
    return steps.flatMap((step) => this.#outputs.get(step) ?? []);
  }

  /** Says how many files lie in `dist/`, and how a whole one is looked at. @returns The exit code. */
  done(count: number, isWhole: boolean): number {
    const { options, archive } = this.#context;
    const { content, out } = options;
    this.say('cli.published', { count, folder: out });
    if (isWhole) {
      const words = [path.resolve('content') === content ? '' : ` --content ${content}`];
      if (path.resolve('dist') !== out) words.push(` --out ${out}`);
      const call = words.join('') && ` --${words.join('')}`;
      const { pathname } = new URL(archive.settings.address);
      this.say('cli.open', {
        call: `npm start${call}`,
        address: `http://127.0.0.1:8080${pathname}`,
      });
    }
    return this.exitCode;
  }

  say(key: TextKey, params: Params): void {
    tell(this.#context.t(key, params));
  }

  /**
   * Makes a step if it is needed and publishes it if wanted. `nothing` stands for one that is not
   * needed, and for one that breaks altogether.
   */
  async run<T extends object>(step: Step, nothing: T, make: () => Promise<T & Made>): Promise<T> {
    if (!this.#needed.has(step)) return nothing;
    try {
      const made = await make();
      for (const failure of made.failures) this.#fail(step, failure.item, failure.cause);
      if (this.#wanted.includes(step) && this.#context.options.shard.count === 1)
        await placeOutputs(this.#context.options, step, made.outputs);
      this.#outputs.set(step, made.outputs);
      return made;
    } catch (cause) {
      this.#fail(step, '', cause);
      return nothing;
    }
  }

  #fail(step: Step, item: unknown, cause: unknown): void {
    this.exitCode = 1;
    const { t } = this.#context;
    const reason = reasonOf(cause, t);
    this.say('cli.failed', { step: t(`cli.step.${step}`), item: nameOf(item), reason });
  }
}

/** How an item of a step is told: a person by its id. */
function nameOf(item: unknown): string {
  if (typeof item === 'string') return item;
  const named = item as { id?: unknown; person?: unknown; file?: unknown };
  return String(named.id ?? named.person ?? named.file ?? '');
}
