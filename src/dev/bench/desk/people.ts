/** Families who send and editors who decide, all at once, until enough receipts were given. */
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Senders, Sent } from './senders.ts';
import type { Visitor } from '../../testing/desk-visits.ts';
import { hiddenOf, timed, visitorFrom } from './visitor.ts';

export interface Load {
  receipts: number;
  /** Receipts a second. */
  perSecond: number;
  /** Answers that were neither a receipt nor a page. */
  errors: number;
  /** Milliseconds: the middle one, and what 99 of 100 stay below; `null` where nothing was done. */
  receipt: Percentiles | null;
  queue: Percentiles | null;
  card: Percentiles | null;
  approve: Percentiles | null;
  approved: number;
  /** Megabytes at most. */
  memory: number;
  /** Processor seconds of the desk and all it started. */
  cpu: number;
}

interface Percentiles {
  p50: number;
  p99: number;
}

interface People extends Senders {
  /** One for each editor. */
  invitations: readonly string[];
}

/** A person looks at a page this long, ms: twenty approve some six a second. */
const READING = 1500;

export async function drawPeople(
  { invitations, ...sending }: People,
  observe: () => { memory: number; cpu: number },
): Promise<Load> {
  const { address } = sending;
  const took = { queue: [] as number[], card: [] as number[], approve: [] as number[] };
  let errors = 0;
  let isOver = false;
  const editors = await Promise.all(
    invitations.map(async (path, number) => {
      const visitor = visitorFrom(address, `10.1.0.${number + 1}`);
      const { status } = await visitor.post(path, { password: 'three quiet words' });
      if (status !== 303) throw new Error(`An editor could not join: ${status}`);
      await visitor.get('/desk'); // where joining leads
      return visitor;
    }),
  );

  const edit = async (visitor: Visitor, number: number): Promise<void> => {
    await wait((number / Math.max(1, editors.length)) * READING);
    while (!isOver) {
      const queue = await timed(visitor.get(`/desk?page=${number % 10}`));
      took.queue.push(queue.ms);
      await wait(READING);
      const cards = [...queue.text.matchAll(/href="(\/desk\/s\/[0-9a-f-]{36})"/g)];
      const path = cards[Math.floor((number / editors.length) * cards.length)]?.[1];
      if (queue.status !== 200 || !path) continue;
      const card = await timed(visitor.get(path));
      took.card.push(card.ms);
      await wait(READING);
      const hidden = hiddenOf(card.text, `${path}/approve`);
      if (!hidden) continue; // another editor was quicker
      const answer = await timed(visitor.post(`${path}/approve`, hidden));
      if (answer.status === 303) took.approve.push(answer.ms);
      else if (answer.status !== 409 && answer.status !== 422) errors += 1;
    }
  };

  const senders = new Worker(new URL('./senders.ts', import.meta.url), { workerData: sending });
  await once(senders, 'message');
  const editing = Promise.all(editors.map(edit));
  senders.postMessage('begin');
  const [sent] = (await once(senders, 'message')) as [Sent];
  const { memory, cpu } = observe();
  isOver = true;
  await editing;
  return {
    receipts: sent.took.length,
    perSecond: Math.round((sent.took.length / sent.seconds) * 100) / 100,
    errors: errors + sent.errors,
    receipt: percentiles(sent.took),
    queue: percentiles(took.queue),
    card: percentiles(took.card),
    approve: percentiles(took.approve),
    approved: took.approve.length,
    memory: Math.round(memory / 1e6),
    cpu: Math.round(cpu * 10) / 10,
  };
}

function percentiles(values: readonly number[]): Percentiles | null {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round(sorted[Math.floor(share * sorted.length)] ?? 0);
  return sorted.length > 0 ? { p50: at(0.5), p99: at(0.99) } : null;
}
