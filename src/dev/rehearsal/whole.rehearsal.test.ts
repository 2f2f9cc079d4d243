import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { walk } from '../../base/platform/files.ts';
import { rehearse } from './index.ts';
import { PERSON } from './material.ts';

test(
  'from a family’s form to a served site, and out of it again',
  { timeout: 1_800_000 },
  async () => {
    const work = await mkdtemp(path.join(tmpdir(), 'estelik-rehearsal-'));
    const { id, jobs, shown, withdrawn } = await rehearse(work, () => undefined);
    const results = jobs.map((run) =>
      Object.fromEntries(Object.entries(run).map(([name, { result }]) => [name, result])),
    );
    expect(results[0]).toEqual({
      plan: 'success',
      render: 'success',
      assemble: 'success',
      deploy: 'success',
    });
    const shards = JSON.parse(String(jobs[0]['plan']?.outputs['shards'])) as string[];
    expect(shards.length).toBeGreaterThan(1);
    expect(shown).toMatchObject({ status: 200, name: PERSON.name });
    expect(shown.clip).not.toBe(false);
    expect(shown.screen.isMoving).not.toBe(false);

    // What the others need lies in the store: nothing is rendered again.
    expect(results[1]).toMatchObject({ render: 'skipped', assemble: 'success', deploy: 'success' });
    expect(withdrawn.status).toBe(404);
    expect(withdrawn.screen.people).toBe(shown.screen.people - 1);
    const left = [
      ...(await walk(path.join(work, 'store'))),
      ...(await walk(path.join(work, 'pages'))),
    ];
    expect(left.filter((name) => name.includes(id))).toEqual([]);
    await rm(work, { recursive: true, force: true });
  },
);
