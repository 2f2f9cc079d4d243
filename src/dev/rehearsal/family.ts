/** A family and two editors at the desk, as a process over HTTP, until a person lies in Git. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { PROJECT } from '../../base/platform/cache.ts';
import { inviteTo, startDesk, type ServingDesk } from '../testing/desk-serving.ts';
import { codeIn, least, Visitor } from '../testing/desk-visits.ts';
import { PERSON, PLACE } from './material.ts';

const run = promisify(execFile);

/** A day on which the invented campaign collects. */
const TODAY = '2045-04-01';
const PHOTO = path.join(PROJECT, 'fixtures/photos/25-progressive-gps.jpg');
const PATIENCE = 120;

export interface SentPerson {
  /** As the desk has named the entry. */
  id: string;
  /** The family takes the person back with the code of its receipt. */
  takeBack: () => Promise<void>;
  close: () => Promise<void>;
}

/**
 * Starts the desk on a bare repository, sends a person with a photograph by the public form, lets
 * an editor approve the page and somebody of the region the screens.
 *
 * @param data An absent folder for the desk.
 */
export async function sendPerson(data: string, repository: string): Promise<SentPerson> {
  const desk = await startDesk(data, ['--remote', repository, '--today', TODAY]);
  try {
    const family = new Visitor(desk.address);
    const person = least({
      'name.kk': PERSON.name,
      'name.ru': PERSON.name,
      place: PLACE,
      fate: 'returned',
      'birth.date': '1915',
      'story.kk': 'Сынақ үшін жазылған.',
      'consent.clip': 'on',
      'consent.led': 'on',
      'consent.press': 'on',
    });
    const photo = { name: 'IMG_0001.JPG', bytes: await readFile(PHOTO) };
    const receipt = await family.post('/?lang=kk', person, [photo]);
    if (receipt.status !== 303) throw new Error(`the form answered ${receipt.status}`);
    const submission = String(person['submission']);
    await decide(desk, data, 'editor', `/desk/s/${submission}/approve`);
    const entry = await inGit(
      repository,
      /^content\/veterans\/karaganda\/([^/]+)\/portrait\.jpg$/m,
    );
    await decide(desk, data, 'region', `/desk/s/${submission}/screens`);
    const file = `content/veterans/${PLACE}/${entry}/index.md`;
    await inGit(repository, /(led: true)/, file);
    return {
      id: entry,
      close: async () => void (await desk.stop()),
      async takeBack() {
        await family.post(`/status/${codeIn(receipt)}/take-back`, {});
        await inGit(repository, new RegExp(`id: (${entry})`), 'content/withdrawn.yaml');
      },
    };
  } catch (error) {
    await desk.stop();
    throw error;
  }
}

/** Somebody takes an invitation up, finds the submission in the queue, and decides. */
async function decide(
  { address }: ServingDesk,
  data: string,
  role: string,
  where: string,
): Promise<void> {
  const link = await inviteTo(data, `Rehearsal ${role}`, role, role === 'editor' ? [PLACE] : []);
  const somebody = new Visitor(address);
  await somebody.post(link, { password: 'three quiet words' });
  const page = await somebody.get(path.posix.dirname(where));
  if (!page.text.includes(PERSON.name)) throw new Error(`${role} does not see the person`);
  const version = /name="version" value="([^"]*)"/.exec(page.text)?.[1] ?? '';
  const { status } = await somebody.post(where, { form: await somebody.csrfToken(), version });
  if (status !== 303) throw new Error(`${where} answered ${status}`);
}

/** Waits until the branch has a file, or a file a text; returns what the pattern holds. */
async function inGit(repository: string, pattern: RegExp, file?: string): Promise<string> {
  const args = file ? ['show', `main:${file}`] : ['ls-tree', '-r', '--name-only', 'main'];
  for (let second = 0; second < PATIENCE; second += 1) {
    const { stdout } = await run('git', ['-C', repository, ...args], {
      maxBuffer: 1 << 26,
    }).catch(() => ({ stdout: '' }));
    const found = pattern.exec(stdout)?.[1];
    if (found !== undefined) return found;
    await wait(1000);
  }
  throw new Error(`the desk has brought no ${String(pattern)} to Git`);
}
