/** The index of the full text: made in a thread, and what happens when Pagefind does not answer. */
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { HelperDiedError } from '../../../base/command/reason.ts';
import type { TextRecord } from './full-text-index.ts';
import { indexInThread } from './full-text-thread.ts';

const records = (count: number): TextRecord[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `p${index}`,
    facets: { award: [], category: [], fate: [], place: ['nura'], year: [] },
    deed: {},
    text: Array.from({ length: 200 }, (_, word) => `сөз${(index * 31 + word * 7) % 5000}`).join(
      ' ',
    ),
  }));

const scratch = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'estelik-full-text-'));

/** Pagefind's processes, whichever thread began them; also those that are just ending. */
async function pagefinds(): Promise<number[]> {
  const tasks = '/proc/self/task';
  const lists = (await readdir(tasks)).map((task) =>
    readFile(path.join(tasks, task, 'children'), 'utf8').catch(() => ''),
  );
  const children = (await Promise.all(lists)).join(' ').split(/\s+/).filter(Boolean);
  const names = children.map((pid) => readFile(`/proc/${pid}/comm`, 'utf8').catch(() => ''));
  const isOne = (await Promise.all(names)).map((name) => name.startsWith('pagefind'));
  return children.map(Number).filter((_, index) => isOne[index]);
}

test('the same records make the same bytes', async () => {
  const [one, two] = [await scratch(), await scratch()];
  await indexInThread({ records: records(50), folder: one });
  await indexInThread({ records: records(50), folder: two });
  const names = (await readdir(one, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(one, path.join(entry.parentPath, entry.name)));
  expect(names).toContain('pagefind.js');
  expect(names.join(' ')).not.toMatch(/pagefind-ui|playground/);
  for (const name of names)
    expect(
      (await readFile(path.join(two, name))).equals(await readFile(path.join(one, name))),
    ).toBe(true);
});

test.skipIf(process.platform !== 'linux').each(['amid its work', 'with a question open'])(
  'Pagefind killed %s is told',
  async (moment) => {
    const earlier = await pagefinds();
    const work = indexInThread({ records: records(20_000), folder: await scratch() });
    const rejected = expect(work).rejects.toThrow(HelperDiedError);
    const begun = async (): Promise<number> => {
      const [pid] = (await pagefinds()).filter((one) => !earlier.includes(one));
      return pid ?? Promise.reject(new Error('not there yet'));
    };
    const pid = await vi.waitFor(begun, { timeout: 30_000, interval: 20 });
    if (moment === 'with a question open') {
      process.kill(pid, 'SIGSTOP');
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    process.kill(pid, 'SIGKILL');
    await rejected;
  },
);

test('a file that cannot be written is told with its path', async () => {
  const folder = path.join(await scratch(), 'file');
  await writeFile(folder, '');
  const failure = { syscall: 'mkdir', path: folder };
  await expect(indexInThread({ records: records(5), folder })).rejects.toMatchObject(failure);
});
