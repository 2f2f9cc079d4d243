/** How many families the desk answers, alone and beside editors at work, against mere cleaning. */
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cleanPhoto } from '../../../intake/photo/clean-photo.ts';
import { openDesk } from '../../../desk/app/desk.ts';
import { readDeskCall } from '../../../desk/options.ts';
import { startDesk } from '../../testing/desk-serving.ts';
import { COLLECTING } from '../../testing/desk-visits.ts';
import { cpuSeconds } from '../cost.ts';
import { personName } from './names.ts';
import { drawPeople, type Load } from './people.ts';
import { photographs } from './photographs.ts';

interface DeskReport {
  families: number;
  editors: number;
  waiting: number;
  /** Photographs a second that two cleaners at once make of the same files, without a desk. */
  cleaningOnly: number;
  alone: Load;
  /** The same families beside the editors. */
  beside: Load;
  /** Receipts a second in units of `cleaningOnly`. */
  ratio: { alone: number; beside: number };
}

interface DeskWish {
  /** Forms with a photograph of 12 megapixels that are sent at once, over and over. */
  families: number;
  /** People who look at the queue and a card and approve. */
  editors: number;
  /** Submissions in the queue before it begins. */
  waiting: number;
  /** When each part ends. */
  receipts: number;
}

export async function benchDesk(wish: DeskWish, say: (line: string) => void): Promise<DeskReport> {
  const { families, editors, waiting } = wish;
  const cleaningOnly = await cleaningRate(await photographs(40));
  say(`cleaning alone: ${cleaningOnly} a second`);
  const part = async (name: string, count: number): Promise<Load> => {
    const load = await measured({ ...wish, editors: count });
    say(`${name}: ${JSON.stringify(load)}`);
    return load;
  };
  const alone = await part('families alone', 0);
  const beside = await part(`beside ${editors} editors`, editors);
  const ratio = (load: Load): number => Math.round((load.perSecond / cleaningOnly) * 100) / 100;
  return {
    families,
    editors,
    waiting,
    cleaningOnly,
    alone,
    beside,
    ratio: { alone: ratio(alone), beside: ratio(beside) },
  };
}

async function cleaningRate(files: readonly Buffer[]): Promise<number> {
  const began = performance.now();
  const left = [...files];
  const cleaner = async (): Promise<void> => {
    for (let file = left.pop(); file; file = left.pop()) await cleanPhoto(file);
  };
  await Promise.all([cleaner(), cleaner()]);
  return Math.round((files.length / (performance.now() - began)) * 100_000) / 100;
}

/** One desk of its own, filled, served, visited and stopped. */
async function measured(wish: DeskWish): Promise<Load> {
  await using root = await mkdtempDisposable(path.join(tmpdir(), 'estelik-bench-'));
  const data = path.join(root.path, 'data');
  const invitations = await fill(data, wish);
  const { child, address, stop } = await startDesk(data, ['--proxy', '--today', COLLECTING]);
  try {
    const { families, receipts } = wish;
    return await drawPeople({ address, invitations, families, receipts }, () => ({
      memory: memoryOf(child),
      cpu: cpuSeconds(child.pid ?? 0),
    }));
  } finally {
    await stop();
  }
}

/** Puts people into the queue and invites the editors. @returns Paths of the invitations. */
async function fill(data: string, { waiting, editors }: DeskWish): Promise<string[]> {
  const { options } = readDeskCall([]);
  const desk = await openDesk({ ...options, data, today: COLLECTING });
  const places = [...desk.archive.placeIds];
  for (let number = 0; number < waiting; number += 1)
    desk.submissions.receive(
      {
        id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
        kind: 'person',
        channel: 'form',
        language: 'ru',
        draft: {
          name: { ru: personName(number) },
          place: places[number % places.length] ?? '',
          category: 'front',
        },
        contact: { name: '', contact: '+7 701 000 00 00', relation: '' },
        consents: { page: true },
      },
      desk.keepUntil(),
    );
  const paths = Array.from({ length: editors }, (_, number) => {
    const name = `Editor ${number}`;
    return `/desk/join/${desk.staff.invite({ name, role: 'editor', places }, null)}`;
  });
  await desk.close();
  return paths;
}

/** Bytes of memory the process has held at most, with its children's now. */
function memoryOf({ pid }: ChildProcess): number {
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(peak ?? 0) * 1024;
}
