/** Families who send and editors who decide, all at once, until enough receipts were given. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { personName } from './names.ts';
import { BenchVisitor, hiddenOf } from './visitor.ts';

export interface Load {
  receipts: number;
  /** Receipts a second. */
  perSecond: number;
  /** Answers that were neither a receipt nor a page. */
  errors: number;
  /** Milliseconds: the middle one, and what 99 of 100 stay below. */
  receipt: Percentiles;
  queue: Percentiles | null;
  card: Percentiles | null;
  approve: Percentiles | null;
  approved: number;
  /** Megabytes at most. */
  memory: number;
  /** Processor seconds of the desk and all it started. */
  cpu: number;
}

export interface Percentiles {
  p50: number;
  p99: number;
}

interface People {
  address: string;
  files: readonly Buffer[];
  families: number;
  invitations: readonly string[];
}

/** A person looks at a page this long, ms: twenty approve some six a second. */
const LOOK = 1500;

export async function drawPeople(
  { address, files, families, invitations }: People,
  observe: () => { memory: number; cpu: number },
): Promise<Load> {
  const took: Record<'receipt' | 'queue' | 'card' | 'approve', number[]> = {
    receipt: [],
    queue: [],
    card: [],
    approve: [],
  };
  let errors = 0;
  let isOver = false;
  const editors = await Promise.all(
    invitations.map(async (path, number) => {
      const visitor = new BenchVisitor(address, `10.1.0.${number + 1}`);
      const body = new FormData();
      body.append('passcode', 'three quiet words');
      body.append('password', 'three quiet words');
      const { status } = await visitor.ask(path, body);
      if (status !== 303) throw new Error(`An editor could not join: ${status}`);
      await visitor.ask('/desk'); // where joining leads
      return visitor;
    }),
  );

  const edit = async (visitor: BenchVisitor, number: number): Promise<void> => {
    await wait((number / Math.max(1, editors.length)) * LOOK);
    while (!isOver) {
      const queue = await visitor.ask(`/desk?page=${number % 10}`);
      took.queue.push(queue.ms);
      await wait(LOOK);
      const cards = [...queue.text.matchAll(/href="(\/desk\/s\/[0-9a-f-]{36})"/g)];
      const path = cards[Math.floor((number / editors.length) * cards.length)]?.[1];
      if (queue.status !== 200 || !path) continue;
      const card = await visitor.ask(path);
      took.card.push(card.ms);
      await wait(LOOK);
      const body = hiddenOf(card.text, `${path}/approve`);
      if (!body) continue; // another editor was quicker
      const answer = await visitor.ask(`${path}/approve`, body);
      if (answer.status === 303) took.approve.push(answer.ms);
      else if (answer.status !== 409 && answer.status !== 422) errors += 1;
    }
  };

  const left = files.map((file, number) => ({ file, number }));
  const send = async (): Promise<void> => {
    for (let next = left.pop(); next; next = left.pop()) {
      const { file, number } = next;
      const from = `10.2.${Math.floor(number / 250)}.${(number % 250) + 1}`;
      const answer = await new BenchVisitor(address, from).ask('/?lang=ru', form(file, number));
      if (answer.status === 303) took.receipt.push(answer.ms);
      else errors += 1;
    }
  };

  const began = performance.now();
  const editing = Promise.all(editors.map(edit));
  await Promise.all(Array.from({ length: families }, send));
  const seconds = (performance.now() - began) / 1000;
  const { memory, cpu } = observe();
  isOver = true;
  await editing;
  return {
    receipts: took.receipt.length,
    perSecond: Math.round((took.receipt.length / seconds) * 100) / 100,
    errors,
    receipt: percentiles(took.receipt),
    queue: took.queue.length > 0 ? percentiles(took.queue) : null,
    card: took.card.length > 0 ? percentiles(took.card) : null,
    approve: took.approve.length > 0 ? percentiles(took.approve) : null,
    approved: took.approve.length,
    memory: Math.round(memory / 1e6),
    cpu: Math.round(cpu * 10) / 10,
  };
}

function form(file: Buffer, number: number): FormData {
  const body = new FormData();
  const fields = {
    submission: randomUUID(),
    'name.ru': personName(1000 + number),
    place: 'nura',
    category: 'front',
    'consent.page': 'on',
    'contact.contact': '+7 701 555 66 77',
  };
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('photos', new Blob([new Uint8Array(file)]), 'photo.jpg');
  return body;
}

function percentiles(values: readonly number[]): Percentiles {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return { p50: at(0.5), p99: at(0.99) };
}
