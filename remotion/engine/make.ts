/** Draws and encodes jobs: one browser, pictures handed to the encoders as they are drawn. */
import type { Cache } from '../../src/base/platform/cache.ts';
import type { Translator } from '../../src/i18n/index.ts';
import { typeOfNode } from '../design/fonts/node.ts';
import { layoutOfSubject } from '../motion.ts';
import { framesOf } from '../timing.ts';
import { withAddress } from './address.ts';
import type { Drawing } from './BatchView.tsx';
import { boardsOf, pageOf, type Board } from './board.ts';
import { draw } from './draw.ts';
import { finish, type Engine } from './finish.ts';
import type { Job } from './jobs.ts';
import { servePhotos, type PhotoServer } from './photo-server.ts';
import { Slots } from './slots.ts';
import { openBrowserSession, type BrowserSession } from './browser-session.ts';

export interface RenderContext {
  cache: Cache;
  t: Translator;
  engine: Engine;
  /** Clips made side by side. */
  width: number;
  /** Called once for each job, with what went wrong if something did. */
  done(job: Job, cause?: unknown): void;
}

/** People whose props one page holds at a time: a few kilobytes each. */
const BATCH = 250;

/** One page draws for about this many encoders. */
const ENCODERS_PER_PAGE = 6;

/** Makes the files of all jobs. A job that fails is told by `done` and stops no other. */
export async function makeMissing(jobs: readonly Job[], making: RenderContext): Promise<void> {
  if (jobs.length === 0) return;
  const place = await openWorkplace(making);
  try {
    await makeJobs(jobs, making, place);
  } finally {
    await place.close();
  }
}

/** What all jobs share: the one browser, and the server of its photographs. */
export interface Workplace {
  server: PhotoServer;
  drawers: Drawers;
  close(): Promise<void>;
}

export async function openWorkplace({ cache }: Pick<RenderContext, 'cache'>): Promise<Workplace> {
  const [server, drawers] = [await servePhotos(), new Drawers(cache)];
  return {
    server,
    drawers,
    async close() {
      await drawers.close();
      await server.close();
    },
  };
}

export async function makeJobs(
  jobs: readonly Job[],
  making: RenderContext,
  place: Workplace,
): Promise<void> {
  // Stock Remotion keeps all cores busy with one clip.
  const slots = new Slots(making.engine === 'remotion' ? 1 : making.width);
  try {
    for (const batch of batchesOf(jobs)) await makeBatch(batch, making, place, slots);
  } finally {
    await slots.end();
  }
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

/** Draws a batch; if the page fails at one picture, the rest is drawn one job at a time. */
async function makeBatch(
  jobs: Job[],
  making: RenderContext,
  place: Workplace,
  slots: Slots,
): Promise<void> {
  const drawn = new Set<Job>();
  try {
    await drawJobs(jobs, making, place, slots, drawn);
  } catch (cause) {
    await place.drawers.close(); // a page that failed is not trusted again
    const left = jobs.filter((job) => !drawn.has(job));
    if (jobs.length === 1) return making.done(jobs[0] as Job, cause);
    for (const job of left) await makeBatch([job], making, place, slots);
  }
}

async function drawJobs(
  jobs: readonly Job[],
  making: RenderContext,
  { server, drawers }: Workplace,
  slots: Slots,
  drawn: Set<Job>,
): Promise<void> {
  const session = await drawers.session();
  const parts = drawingsOf(jobs, server);
  const pages = Math.ceil(making.width / ENCODERS_PER_PAGE);
  await draw(session, pageOf(parts.map(({ part }) => part)), parts, pages, async (png, index) => {
    const [job, { subject, part }] = [jobs[index] as Job, parts[index] as (typeof parts)[number]];
    drawn.add(job);
    await slots.start(async () => {
      making.done(job, await finish(job, { png, board: part }, subject, making, session));
    });
  });
}

/**
 * All that each job needs on one picture; a still needs the words of the first beat alone.
 * @param jobs Of one size.
 */
export function drawingsOf(
  jobs: readonly Job[],
  server: PhotoServer,
): (Drawing & { part: Board })[] {
  const shown = jobs.map(({ subject, target, clip }) => {
    // A still shows the beats of a clip of the subject's own length.
    const own = 'card' in subject ? subject.card.seconds : subject.sheet.seconds;
    const frames = framesOf(clip?.seconds ?? own);
    const { words } = layoutOfSubject(subject, target, typeOfNode(), frames);
    return { subject, target, frames, words: clip ? words : words.slice(0, 1) };
  });
  const boards = boardsOf(shown);
  return shown.map(({ subject, target, frames }, index) => ({
    subject: withAddress(subject, server, target),
    target,
    frames,
    part: boards[index] as Board,
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
    await (await session?.catch(() => undefined))?.close();
  }
}
