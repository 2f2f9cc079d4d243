import { spawnSync } from 'node:child_process';

/** The Debian package's own Python stands beside a newer one. */
const PYTHONS = ['python3', '/usr/bin/python3'];

/**
 * A Python that has a module, or `undefined`: tests that need it are then skipped, visibly.
 * @throws with `REQUIRE_READERS` in the environment, as CI sets it, when there is none.
 */
export function pythonWith(name: string): string | undefined {
  const found = PYTHONS.find((one) => spawnSync(one, ['-c', `import ${name}`]).status === 0);
  if (found === undefined && process.env['REQUIRE_READERS'])
    throw new Error(`REQUIRE_READERS is set, and no Python has ${name}`);
  return found;
}
