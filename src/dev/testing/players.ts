/** Media players of the machine, which read what was written. */
import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { onPath } from '../../base/platform/programs.ts';

const run = promisify(execFile);

/**
 * Path of a player, or `undefined`: tests that need it are then skipped, visibly.
 * @throws with REQUIRE_PLAYERS=1 in the environment, as CI sets it, when it is not installed.
 */
export function findPlayer(name: 'mpv' | 'cvlc' | 'gst-launch-1.0'): string | undefined {
  const found = onPath(name);
  if (!found && process.env['REQUIRE_PLAYERS'] === '1')
    throw new Error(`REQUIRE_PLAYERS=1, and ${name} is not installed`);
  return found;
}

const MPV_SCRIPT = `
mp.register_event('file-loaded', function()
  print('PLAYED ' .. mp.get_property('path') .. ' ' .. mp.get_property('duration'))
end)
mp.register_event('end-file', function(event)
  if event.reason ~= 'eof' and event.reason ~= 'redirect' then print('BROKEN ' .. event.reason) end
end)
`;

/** What mpv played of a list or folder, in its order; `seconds` as it found the file to last. */
export async function playWithMpv(
  mpv: string,
  list: string,
  ...extra: readonly string[]
): Promise<{ file: string; seconds: number }[]> {
  const script = path.join(await mkdtemp(path.join(tmpdir(), 'estelik-mpv-')), 'log.lua');
  await writeFile(script, MPV_SCRIPT);
  const { stdout } = await run(mpv, [
    ...['--no-config', '--ytdl=no', '--vo=null', '--ao=null', '--untimed', '--hwdec=no'],
    ...['--msg-level=all=error,log=info', `--script=${script}`, ...extra, list],
  ]);
  if (/BROKEN|error/i.test(stdout)) throw new Error(stdout);
  return [...stdout.matchAll(/PLAYED (\S+) ([\d.]+)/g)].map(([, file = '', seconds]) => ({
    file,
    seconds: Number(seconds),
  }));
}

/**
 * The files VLC opened for a list, a folder or an address, in its order. VLC refuses to run as
 * root: there it runs as `nobody`, who must be allowed to read the files.
 */
export async function playWithVlc(
  vlc: string,
  list: string,
  ...extra: readonly string[]
): Promise<string[]> {
  const [program, args] = vlcCall(vlc, list, extra);
  const { stderr } = await run(program, args, { maxBuffer: 64 << 20, timeout: 120_000 });
  if (/unable to open the MRL|input can't be opened/i.test(stderr))
    throw new Error(`VLC could not open ${list}`);
  const opened = [...stderr.matchAll(/`(\S+)' successfully opened/g)].flatMap(
    ([, file]) => file ?? [],
  );
  return opened.slice(1).filter((file) => file !== 'vlc://quit');
}

/** Lets VLC play a list, ten times as fast as it should, until enough is seen of it. */
export async function playWithVlcUntil(
  vlc: string,
  list: string,
  isEnough: () => boolean,
): Promise<void> {
  const [program, args] = vlcCall(vlc, list, ['--rate=10']);
  const stop = new AbortController();
  let isOver = false;
  const playing = run(program, args, { maxBuffer: 64 << 20, timeout: 120_000, signal: stop.signal })
    .catch(() => undefined)
    .finally(() => (isOver = true));
  while (!isOver && !isEnough()) await setTimeout(100);
  stop.abort();
  await playing;
}

function vlcCall(vlc: string, list: string, extra: readonly string[]): [string, string[]] {
  const options = ['-vv', '-I', 'dummy', '-V', 'dummy', '-A', 'dummy', '--no-media-library'];
  const call = [vlc, ...options, ...extra, '--play-and-exit', list, 'vlc://quit'];
  const asNobody = ['runuser', '-u', 'nobody', '--', 'env', 'HOME=/tmp', ...call];
  const [program = '', ...args] = process.getuid?.() === 0 ? asNobody : call;
  return [program, args];
}
