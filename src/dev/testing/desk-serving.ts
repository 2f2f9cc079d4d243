/** `npm run desk` as a process of its own. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { promisify } from 'node:util';
import { PROJECT } from '../../base/platform/cache.ts';

const SCRIPT = path.join(PROJECT, 'scripts/desk.ts');

export interface ServingDesk {
  child: ChildProcess;
  /** Without a closing slash. */
  address: string;
  /** Ends it and waits; at once with SIGKILL. @returns Its exit code. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** Starts the desk on a free port and waits for its address. */
export async function startDesk(data: string, more: readonly string[]): Promise<ServingDesk> {
  const args = ['serve', '--data', data, '--port', '0', '--rate', '100000', '--lang', 'en'];
  const child = spawn(process.execPath, [SCRIPT, ...args, ...more], {
    cwd: PROJECT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const address = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (part: Buffer) => {
      output += part.toString();
      const found = /http:\/\/[\d.]+:\d+/.exec(output)?.[0];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
  const stop: ServingDesk['stop'] = async (signal = 'SIGTERM') => {
    child.kill(signal);
    await ended;
    return child.exitCode;
  };
  return { child, address, stop };
}

/** Invites somebody as the operator does at the machine. @returns The path of the link. */
export async function inviteTo(
  data: string,
  name: string,
  role: string,
  places: readonly string[] = [],
): Promise<string> {
  const args = ['invite', '--data', data, '--name', name, '--role', role];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [SCRIPT, ...args, '--places', places.join(',') || 'all'],
    { cwd: PROJECT },
  );
  return /\/desk\/join\/\S+/.exec(stdout)?.[0] ?? '';
}
