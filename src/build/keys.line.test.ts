/**
 * A word of a glossary, a label, a size of pictures, a limit of a network and a typeface are changed,
 * each in a copy of the project: with the cache of before the same files come as from nothing.
 */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { PROJECT } from '../base/platform/cache.ts';
import { givePortrait, TINY } from '../dev/testing/tiny-archive.ts';
import { smallArchive } from '../dev/testing/small-archive.ts';
import type { MadeFile } from '../dev/testing/steps-program.ts';

const run = promisify(execFile);
const TYPEFACE = 'node_modules/source-serif/TTF/SourceSerif4Display-Semibold.ttf';
const STEPS = ['photos', 'press', 'kit', 'print', 'report'] as const;
type Step = (typeof STEPS)[number];

interface Edit {
  file: string;
  from: string;
  to: string;
  /** Steps of which a file differs. */
  differ: Step[];
}

/** Together what meets in no step, so that each difference has one cause. */
const EDITS: Readonly<Record<string, readonly Edit[]>> = {
  'a word of a glossary, a label, a limit of a network': [
    {
      file: 'src/model/glossary/awards.json',
      from: 'Кеңес Одағының Батыры',
      to: 'Кеңестер Одағының Батыры',
      differ: ['print'],
    },
    { file: 'src/i18n/kk/report.json', from: 'Экрандар', to: 'Экран саны', differ: ['report'] },
    {
      file: 'src/outputs/press/networks.ts',
      from: 'characters: 2200',
      to: 'characters: 300',
      differ: ['press'],
    },
  ],
  'a size of pictures, a typeface': [
    {
      file: 'src/outputs/photos/encode.ts',
      from: 'MASTER_SIDE = 2000',
      to: 'MASTER_SIDE = 300',
      differ: ['photos', 'print'],
    },
    { file: TYPEFACE, from: '', to: '', differ: ['kit'] },
  ],
};
/** Steps that are asked in both, whose other outputs stay as they were. */
const ASKED = ['photos', 'print', 'report'] as const;

const source = await smallArchive([TINY.shown], [], ['karkaraly']);
await givePortrait(source.content);

/** A project of its own; of the packages those are copied that a test changes. */
async function copyProject(): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'estelik-project-'));
  for (const part of ['src', 'remotion', 'public', 'package.json', 'package-lock.json'])
    await cp(path.join(PROJECT, part), path.join(root, part), { recursive: true });
  const own = TYPEFACE.split('/')[1];
  await mkdir(path.join(root, 'node_modules'));
  for (const name of await readdir(path.join(PROJECT, 'node_modules')))
    if (name !== own)
      await symlink(
        path.join(PROJECT, 'node_modules', name),
        path.join(root, 'node_modules', name),
      );
  await cp(path.join(PROJECT, path.dirname(TYPEFACE)), path.join(root, path.dirname(TYPEFACE)), {
    recursive: true,
  });
  return root;
}

async function make(
  project: string,
  cache: string,
  steps: readonly Step[] = STEPS,
): Promise<MadeFile[]> {
  const program = path.join(project, 'src/dev/testing/steps-program.ts');
  const { stdout } = await run(process.execPath, [program, source.content, cache, ...steps], {
    cwd: project,
    maxBuffer: 2 ** 26,
  });
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as MadeFile);
}

async function edit(project: string, { file, from, to }: Edit): Promise<void> {
  const target = path.join(project, file);
  // Another cut of the same family, by the same name.
  if (file === TYPEFACE) return cp(target.replace('Semibold', 'Regular'), target);
  const before = await readFile(target, 'utf8');
  const after = before.replaceAll(from, to);
  if (after === before) throw new Error(`${file} is as it was`);
  return writeFile(target, after);
}

const sumsOf = (files: readonly MadeFile[]): Map<string, string> =>
  new Map(files.map(({ path: name, sha256 }) => [name, sha256]));

function stepsWhere(
  files: readonly MadeFile[],
  before: readonly MadeFile[],
  valueOf: (file: MadeFile) => string,
): Step[] {
  const old = new Map(before.map((file) => [file.path, valueOf(file)]));
  return STEPS.filter((step) =>
    files.some((file) => file.step === step && valueOf(file) !== old.get(file.path)),
  );
}

const shared = path.join(source.root, 'shared');
let before: MadeFile[] = [];
beforeAll(async () => (before = await make(await copyProject(), shared)));

test.each(Object.entries(EDITS))('%s', async (name, edits) => {
  const project = await copyProject();
  for (const one of edits) await edit(project, one);
  const own = path.join(source.root, name);
  await cp(shared, own, { recursive: true });
  const differ = edits.flatMap((one) => one.differ);
  const steps = [...new Set([...ASKED, ...differ])];
  const [kept, fresh] = await Promise.all(
    [own, `${own} from nothing`].map((cache) => make(project, cache, steps)),
  );
  expect(sumsOf(kept ?? [])).toEqual(sumsOf(fresh ?? []));
  const differing = stepsWhere(fresh ?? [], before, ({ sha256 }) => sha256);
  expect(differing.sort()).toEqual(differ.sort());
  await rm(project, { recursive: true });
});
