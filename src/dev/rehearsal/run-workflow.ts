/** Runs a workflow on this machine: each job in a clone of its own, artifacts and cache as folders. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import {
  combinations,
  fill,
  isWanted,
  type Job,
  type Scope,
  type Step,
  type Workflow,
} from './workflow.ts';

const run = promisify(execFile);

export interface Runner {
  /** The repository that jobs check out: a bare one serves. */
  repository: string;
  /** A folder for clones, artifacts and the cache between runs. */
  work: string;
  /** Installed packages, lent to every job instead of `npm ci`. */
  packages: string;
  /** Variables of every step. */
  environment: Readonly<Record<string, string>>;
  /** Told before each step. */
  say: (line: string) => void;
}

type Result = 'success' | 'failure' | 'skipped';

export interface JobReport {
  result: Result;
  outputs: Record<string, unknown>;
}

/**
 * Runs the jobs of a workflow one after the other, in the order of their needs.
 * @returns What became of each job; a failed one does not stop those that do not need it.
 */
export async function runWorkflow(
  { jobs }: Workflow,
  runner: Runner,
): Promise<Record<string, JobReport>> {
  const needs: Record<string, JobReport> = {};
  for (const [name, job] of inOrder(jobs)) {
    const scope = { needs, secrets: {}, github: { token: '', run_id: 1 } };
    const ready = job.needs.every((other) => needs[other]?.result === 'success');
    if (!isWanted(job.if, scope, ready)) {
      needs[name] = { result: 'skipped', outputs: {} };
      continue;
    }
    const parts = combinations(job.strategy?.matrix ?? {}, scope);
    const reports: JobReport[] = [];
    for (const [index, matrix] of parts.entries())
      reports.push(await runJob(`${name}-${index}`, job, runner, { ...scope, matrix, index }));
    const failed = reports.some(({ result }) => result === 'failure');
    needs[name] = { result: failed ? 'failure' : 'success', outputs: reports[0]?.outputs ?? {} };
  }
  return needs;
}

function* inOrder(jobs: Readonly<Record<string, Job>>): Generator<[string, Job]> {
  const left = new Map(Object.entries(jobs));
  while (left.size > 0) {
    const next = [...left].find(([, job]) => job.needs.every((other) => !left.has(other)));
    if (!next) throw new Error('the jobs need each other');
    left.delete(next[0]);
    yield next;
  }
}

async function runJob(
  name: string,
  job: Job,
  runner: Runner,
  { index, ...outer }: Scope & { index: number },
): Promise<JobReport> {
  const folder = path.join(runner.work, 'jobs', name);
  const temporary = `${folder}.temp`;
  for (const each of [folder, temporary]) await rm(each, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  const steps: Record<string, { outputs: Record<string, string> }> = {};
  const scope = {
    ...outer,
    steps,
    strategy: { 'job-index': index },
    runner: { temp: temporary, os: 'Linux' },
  };
  for (const step of job.steps) {
    if (!isWanted(step.if, scope, true)) continue;
    runner.say(`${name}: ${step.name ?? step.run ?? step.uses ?? ''}`);
    const outputs = path.join(temporary, 'outputs');
    await writeFile(outputs, '');
    const env = filled({ ...job.env, ...step.env }, scope);
    const went = step.uses
      ? await runAction(step.uses, filled(step.with, scope), folder, runner)
      : await shell(step.run ?? '', folder, {
          ...runner.environment,
          ...env,
          RUNNER_TEMP: temporary,
          GITHUB_OUTPUT: outputs,
          CI: 'true',
        });
    if (!went) return { result: 'failure', outputs: {} };
    if (step.id) steps[step.id] = { outputs: await readOutputs(outputs) };
  }
  const outputs = Object.entries(job.outputs).map(([key, text]) => [key, fill(text, scope)]);
  return { result: 'success', outputs: Object.fromEntries(outputs) as Record<string, unknown> };
}

const filled = (values: Step['with'], scope: Scope): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, String(fill(String(value), scope) ?? '')]),
  );

async function readOutputs(file: string): Promise<Record<string, string>> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

/** `npm ci` is the one command not run: the packages are there already. */
async function shell(
  script: string,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<boolean> {
  if (script.trim() === 'npm ci') return true;
  const child = spawn('bash', ['-e', '-o', 'pipefail', '-c', script], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
}

type Action = (
  inputs: Readonly<Record<string, string>>,
  folder: string,
  runner: Runner & { artifacts: string },
) => Promise<unknown>;

const into = (from: string, to: string): Promise<void> =>
  cp(from, to, { recursive: true, force: true, dereference: true });

/** The actions of our workflows, by what they do to folders. */
const ACTIONS: Readonly<Record<string, Action>> = {
  'actions/checkout': async (_, folder, { repository, packages }) => {
    await run('git', ['clone', '-q', repository, folder]);
    await symlink(packages, path.join(folder, 'node_modules'), 'dir');
  },
  'actions/setup-node': () => Promise.resolve(),
  'actions/cache/restore': ({ path: name = '' }, folder, { work }) =>
    into(path.join(work, 'cache', name), path.join(folder, name)).catch(() => undefined),
  'actions/cache/save': ({ path: name = '' }, folder, { work }) =>
    into(path.join(folder, name), path.join(work, 'cache', name)),
  'actions/upload-artifact': ({ path: from = '', name = '', ...inputs }, folder, { artifacts }) =>
    into(path.resolve(folder, from), path.join(artifacts, name)).catch((error: unknown) => {
      if (inputs['if-no-files-found'] !== 'ignore') throw error;
    }),
  'actions/download-artifact': async ({ pattern = '', path: to = '' }, folder, { artifacts }) => {
    const start = pattern.replace(/\*$/, '');
    for (const name of await readdir(artifacts).catch((): string[] => []))
      if (name.startsWith(start)) await into(path.join(artifacts, name), path.join(folder, to));
  },
  'actions/upload-pages-artifact': ({ path: name = '' }, folder, { artifacts }) =>
    into(path.join(folder, name), path.join(artifacts, 'github-pages')),
  'actions/deploy-pages': async (_, __, { work, artifacts }) => {
    const served = path.join(work, 'pages');
    await rm(served, { recursive: true, force: true });
    await into(path.join(artifacts, 'github-pages'), served);
  },
};

async function runAction(
  uses: string,
  inputs: Readonly<Record<string, string>>,
  folder: string,
  runner: Runner,
): Promise<boolean> {
  const action = ACTIONS[uses.split('@', 1)[0] ?? ''];
  if (!action) throw new Error(`no such action here: ${uses}`);
  await action(inputs, folder, { ...runner, artifacts: path.join(runner.work, 'artifacts') });
  return true;
}
