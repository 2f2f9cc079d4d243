/** The desk as a process of its own, to be killed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { PROJECT } from '../base/cache.ts';
import { COLLECTING } from './desk-visits.ts';

export interface Serving {
  child: ChildProcess;
  address: string;
}

/** Starts `npm run desk` and waits for its address. */
export async function start(data: string, content: string): Promise<Serving> {
  const args = ['--data', data, '--content', content, '--today', COLLECTING, '--port', '0'];
  const child = spawn(
    process.execPath,
    ['scripts/desk.ts', 'serve', ...args, '--rate', '100000', '--lang', 'en'],
    { cwd: PROJECT, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (part: Buffer) => {
      said += part.toString();
      const found = /http:\/\/[\d.]+:\d+/.exec(said)?.[0];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
  return { child, address };
}

/** Waits until the process is gone. */
export const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) =>
    child.exitCode === null && child.signalCode === null
      ? child.once('exit', () => resolve())
      : resolve(),
  );
