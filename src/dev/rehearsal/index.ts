/**
 * The whole line in one go: a family sends a person by the desk's form, editors approve into a bare
 * Git repository, the publishing workflow runs as GitHub runs it, each job in a folder of its own,
 * and a browser looks at what is served.
 */
import { execFile } from 'node:child_process';
import { mkdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { PROJECT } from '../../base/platform/cache.ts';
import { Repository } from '../../git/repository.ts';
import { serve, type StaticServer } from '../testing/faulty-server.ts';
import { visitSite, type Seen } from './visit.ts';
import { sendPerson } from './family.ts';
import { beginArchive, PERSON } from './material.ts';
import { runWorkflow, type JobReport, type Runner } from './run-workflow.ts';
import { readWorkflow, workflowFile } from './workflow.ts';

const run = promisify(execFile);

/** Minutes of a part: so short that a handful of people needs several machines. */
const PART_MINUTES = '0.2';

export interface Rehearsal {
  /** Id that the desk gave the person. */
  id: string;
  /** What the jobs of the first and of the second run came to. */
  jobs: [Record<string, JobReport>, Record<string, JobReport>];
  /** The person's page, clip and screen as a browser saw them after the first run. */
  shown: Seen;
  /** The same after the family had withdrawn the person. */
  withdrawn: Seen;
}

/** @param work An empty folder for everything; it is left for whoever wants to look. */
export async function rehearse(work: string, say: (line: string) => void): Promise<Rehearsal> {
  await mkdir(work, { recursive: true });
  const pages = path.join(work, 'pages');
  const server = await serve(pages);
  try {
    say('a bare repository with the code and an archive of invented people');
    const bare = path.join(work, 'archive.git');
    await run('git', ['clone', '-q', '--bare', PROJECT, bare]);
    await run('git', ['-C', bare, 'symbolic-ref', 'HEAD', 'refs/heads/main']);
    const head = await run('git', ['-C', PROJECT, 'rev-parse', 'HEAD']);
    await run('git', ['-C', bare, 'update-ref', 'refs/heads/main', head.stdout.trim()]);
    const repository = await Repository.open(bare);
    const place = { address: server.address, store: path.join(work, 'store') };
    await beginArchive(repository, path.join(work, 'archive'), place);
    say('a family sends a person by the form, editors approve');
    const person = await sendPerson(path.join(work, 'desk'), bare);
    try {
      const first = await publish({ work, bare, address: server.address }, say);
      const shown = await visit(server, pages, place.store, person.id);
      say('the family takes the person back');
      await person.takeBack();
      const second = await publish({ work, bare, address: server.address }, say);
      const withdrawn = await visit(server, pages, place.store, person.id);
      return { id: person.id, jobs: [first, second], shown, withdrawn };
    } finally {
      await person.close();
    }
  } finally {
    await server.stop();
  }
}

async function publish(
  { work, bare, address }: { work: string; bare: string; address: string },
  say: (line: string) => void,
): Promise<Record<string, JobReport>> {
  await rm(path.join(work, 'artifacts'), { recursive: true, force: true });
  const runner: Runner = {
    repository: bare,
    work,
    say,
    packages: path.join(PROJECT, 'node_modules'),
    environment: { ESTELIK_PART_MINUTES: PART_MINUTES, ESTELIK_REHEARSAL: address },
  };
  const jobs = await runWorkflow(await readWorkflow(workflowFile(PROJECT, 'publish')), runner);
  if (jobs['deploy']?.result !== 'success') throw new Error('the workflow deployed nothing');
  return jobs;
}

/** The folder store is served beside the pages, as one's own web server would. */
async function visit(
  server: StaticServer,
  pages: string,
  store: string,
  id: string,
): Promise<Seen> {
  await symlink(store, path.join(pages, 'store'), 'dir');
  return visitSite(server, { id, screen: PERSON.screen });
}
