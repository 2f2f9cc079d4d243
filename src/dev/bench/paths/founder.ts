/** Whoever founds an archive of their own: `npm run new` and `npm start`, until a page is there. */
import { execFile } from 'node:child_process';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { PROJECT } from '../../../base/platform/cache.ts';
import { show, SHOW_PORT } from '../../../build/show.ts';
import { timed, type PathFigures } from './walk.ts';

/** A day of the screens that is far enough ahead, whenever this runs. */
const nextYear = (): string => `${new Date().getUTCFullYear() + 1}-05-09`;

/** Nobody is in the archive yet, and nothing in the cache; two commands are typed. */
export async function founder(): Promise<PathFigures> {
  await using root = await mkdtempDisposable(path.join(tmpdir(), 'estelik-founder-'));
  const content = path.join(root.path, 'georgia');
  const answers = ['--languages', 'en', '--name', 'Memory of Georgia', '--region', 'Georgia', '--zone', 'Asia/Tbilisi', '--day', nextYear()]; // prettier-ignore
  const typed = `npm run new -- georgia ${answers.map((word) => (word.includes(' ') ? `"${word}"` : word)).join(' ')}\nnpm start -- --content georgia --out georgia-dist\n`;
  return await timed({ taps: 0, keys: typed.length, pages: 1 }, async () => {
    const script = path.join(PROJECT, 'scripts/new.ts');
    const args = [script, content, ...answers, '--cache', path.join(root.path, 'cache')];
    await promisify(execFile)(process.execPath, args, { cwd: PROJECT, maxBuffer: 50_000_000 });
    const { server, address } = await show({ content, out: `${content}-dist` }, Number(SHOW_PORT));
    const { status } = await fetch(`${address}kk/`);
    server.close();
    if (status !== 200) throw new Error(`The home page answers ${status}`);
  });
}
