/** What the schedule of a big region costs, beside the mere writing of the same files. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { walk } from '../../../base/platform/files.ts';
import { costOf, type Cost } from '../cost.ts';
import { bigRegion } from './big-region.ts';
import { writeRegion } from './region.ts';

interface LedReport {
  people: number;
  screens: number;
  files: number;
  megabytes: number;
  /** Scheduling, telling and writing everything into an empty `dist/`. */
  first: Cost;
  /** The same once more: nothing has changed. */
  again: Cost;
  /** Writing the same bytes to the same names, one plain call a file. */
  plain: Cost;
  /** `first` in units of `plain`. */
  ratio: Cost;
}

/** Measures in a temporary folder; `say` hears a line for each finished piece. */
export async function benchLed(
  people: number,
  screens: number,
  say: (line: string) => void,
): Promise<LedReport> {
  await using root = await mkdtempDisposable(path.join(tmpdir(), 'estelik-bench-'));
  const folders = { out: path.join(root.path, 'dist'), cache: path.join(root.path, 'cache') };
  const archive = await bigRegion(people, screens);
  const tell = async (name: string, work: () => unknown): Promise<Cost> => {
    const { wall, cpu } = await costOf(work);
    const cost = { wall: tenths(wall), cpu: tenths(cpu) };
    say(`${name}: ${cost.wall} s, ${cost.cpu} CPU-s`);
    return cost;
  };
  const first = await tell('scheduled and written', () => writeRegion(archive, folders));
  const again = await tell('once more, nothing changed', () => writeRegion(archive, folders));

  const files = (await walk(folders.out)).map((name) => ({
    name,
    data: readFileSync(path.join(folders.out, name)),
  }));
  const bytes = files.reduce((sum, { data }) => sum + data.length, 0);
  const plain = await tell('the same files written plainly', () => {
    for (const { name, data } of files) {
      const target = path.join(root.path, 'plain', name);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, data);
    }
  });
  const ratio = { wall: share(first.wall, plain.wall), cpu: share(first.cpu, plain.cpu) };
  say(`${files.length} files; ${ratio.wall} times plain writing by the clock, ${ratio.cpu} in CPU`);
  const megabytes = Math.round(bytes / 1e6);
  return { people, screens, files: files.length, megabytes, first, again, plain, ratio };
}

const tenths = (seconds: number): number => Math.round(seconds * 10) / 10;
const share = (ours: number, theirs: number): number => tenths(ours / Math.max(0.1, theirs));
