/** Draws and encodes jobs: one browser, pictures handed to the encoders as they are drawn. */
import type { Cache } from '../../src/base/platform/cache.ts';
import { typeOfNode } from '../design/fonts/node.ts';
import { layoutOfSubject } from '../design/motion.ts';
import { ownSeconds } from '../design/subject.ts';
import { framesOf } from '../design/timing.ts';
import { withAddress } from '../engine/address.ts';
import type { Drawing } from '../engine/BatchView.tsx';
import { boardsOf, pageOf, type Board } from '../engine/board.ts';
import { draw } from '../engine/draw.ts';
import { finish, type ClipContext } from './finish.ts';
import type { Job } from './jobs.ts';
import { servePhotos, type PhotoServer } from '../engine/photo-server.ts';
import { Slots } from './slots.ts';
import { openBrowserSession, type BrowserSession } from '../engine/browser-session.ts';

export interface RenderContext extends ClipContext {
  /** Called once for each job, with what went wrong if something did. */
  done(job: Job, cause?: unknown): void;
}

/** People whose props one page holds at a time: a few kilobytes each. */
const BATCH = 250;

/** One page draws for about this many encoders. */
const ENCODERS_PER_PAGE = 6;

/** Makes the files of all jobs. A job that fails is told by `done` and stops no other. */
export async function makeMissing(jobs: readonly Job[], context: RenderContext): Promise<void> {
  if (jobs.length === 0) return;
  await using place = await openWorkplace(context);
  await makeJobs(jobs, context, place);
}

/** What all jobs share: the one browser, and the server of its photographs. */
interface Workplace extends AsyncDisposable {
  server: PhotoServer;
  drawers: Drawers;
}

export async function openWorkplace({ cache }: Pick<RenderContext, 'cache'>): Promise<Workplace> {
  const [server, drawers] = [await servePhotos(), new Drawers(cache)];
  return {
    server,
    drawers,
    async [Symbol.asyncDispose]() {
      await drawers.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

export async function makeJobs(
  jobs: readonly Job[],
  context: RenderContext,
  { server, drawers }: Workplace,
): Promise<void> {
  // Stock Remotion keeps all cores busy with one clip.
  await using slots = new Slots(context.engine === 'remotion' ? 1 : context.width);
  const pages = Math.ceil(context.width / ENCODERS_PER_PAGE);
  const drawn = new Set<Job>();
  /** Draws a batch; if the page fails at one picture, the rest is drawn one job at a time. */
  const makeBatch = async (batch: readonly Job[]): Promise<void> => {
    try {
      const session = await drawers.session();
      const drawings = drawingsOf(batch, server);
      const size = pageOf(drawings.map(({ board }) => board));
      await draw(session, size, drawings, pages, async (png, index) => {
        const [job, drawing] = [batch[index] as Job, drawings[index] as Drawing];
        drawn.add(job);
        await slots.start(async () => {
          context.done(job, await finish(job, png, drawing, { ...context, session }));
        });
      });
    } catch (cause) {
      await drawers.close(); // a page that failed is not trusted again
      if (batch.length === 1) return context.done(batch[0] as Job, cause);
      for (const job of batch.filter((one) => !drawn.has(one))) await makeBatch([job]);
    }
  };
  for (const batch of batchesOf(jobs)) await makeBatch(batch);
}

/** Jobs of one size, in their order, at most `BATCH` together. */
function batchesOf(jobs: readonly Job[]): Job[][] {
  const sizes = Map.groupBy(jobs, ({ target }) => `${target.width}×${target.height}`);
  return [...sizes.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / BATCH) }, (_, index) =>
      group.slice(index * BATCH, (index + 1) * BATCH),
    ),
  );
}

/**
 * All that each job needs on one picture; a still needs the words of the first beat alone.
 * @param jobs Of one size.
 */
export function drawingsOf(
  jobs: readonly (Pick<Job, 'subject' | 'target'> & { clip: { seconds: number } | null })[],
  server: PhotoServer,
): Drawing[] {
  const shown = jobs.map(({ subject, target, clip }) => {
    // A still shows the beats of a clip of the subject's own length.
    const frames = framesOf(clip?.seconds ?? ownSeconds(subject));
    const { textLayers } = layoutOfSubject(subject, target, typeOfNode(), frames);
    return { subject, target, frames, textLayers: clip ? textLayers : textLayers.slice(0, 1) };
  });
  const boards = boardsOf(shown);
  return shown.map(({ subject, target, frames }, index) => ({
    subject: withAddress(subject, server, target),
    target,
    frames,
    board: boards[index] as Board,
  }));
}

/** The one browser, opened when it is first needed and again after a failure. */
class Drawers {
  readonly #cache: Cache;
  #session: Promise<BrowserSession> | undefined;

  constructor(cache: Cache) {
    this.#cache = cache;
  }

  session(): Promise<BrowserSession> {
    return (this.#session ??= openBrowserSession(this.#cache));
  }

  async close(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    await (await session?.catch(() => undefined))?.[Symbol.asyncDispose]();
  }
}
